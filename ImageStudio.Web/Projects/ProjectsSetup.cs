namespace ImageStudio.Web.Projects;

public static class ProjectsSetup
{
    public static IServiceCollection AddProjects(this IServiceCollection services) =>
        services.AddScoped<CreateProject>().AddScoped<InstructProject>().AddScoped<AttachImage>().AddScoped<AttachKept>();
}
