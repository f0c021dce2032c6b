using ImageStudio.Tests.Support;

// One running site for all tests of pages: each test brings its own people, so none sees another's work.
[assembly: AssemblyFixture(typeof(StudioApp))]
