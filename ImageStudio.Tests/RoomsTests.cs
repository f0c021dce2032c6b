using ImageStudio.Web.Data;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ImageStudio.Tests;

/// <summary>
/// The rooms and their one-way doors, read from the compiled code: every type that a type's members and method bodies name. A room that
/// reaches through a door that is not listed here fails the build.
/// </summary>
public sealed class RoomsTests
{
    private const string Web = "ImageStudio.Web";

    private static readonly Dictionary<string, string[]> Doors = new()
    {
        ["Catalog"] = [],
        ["Accounts"] = [],
        ["Media"] = [],
        ["Chat"] = [],
        ["Data"] = ["Accounts"],
        ["Providers"] = ["Catalog"],
        ["Credits"] = ["Catalog", "Data"],
        ["Gallery"] = ["Data", "Media"],
        ["Generations"] = ["Catalog", "Credits", "Data", "Gallery", "Media", "Providers"],
        ["Projects"] = ["Data", "Gallery", "Generations"],
        ["Connections"] = ["Catalog", "Data", "Providers"],
        ["Pages"] = ["Accounts", "Catalog", "Chat", "Connections", "Credits", "Data", "Gallery", "Generations", "Media", "Projects"],
    };

    /// <summary>What every vendor calls through is no vendor.</summary>
    private const string WayOut = "Http";

    /// <summary>Program.cs and what belongs to it, where all rooms meet.</summary>
    private static readonly string[] Entrance = ["Program", "Rooms", "Startup", "StartupException", "StudioOptions", "SandboxSettings", "DemoUser", "InstanceLock", "Vendors", "ReconcileCommand", "CatalogCommand", "CatalogReport"];

    private static readonly string[] ImagingLibraries = ["NetVips", "SixLabors"];

    private static readonly Lazy<IReadOnlyList<Arrow>> Arrows = new(ReadArrows);

    [Fact]
    public void Every_type_lives_in_a_room()
    {
        var homeless = Types().Where(type => RoomOf(type) is null && !IsEntrance(type) && !IsGenerated(type)).Select(type => type.FullName);

        AssertNone(homeless);
    }

    [Fact]
    public void No_room_uses_a_room_it_has_no_door_to()
    {
        var wrong = Arrows.Value.Where(arrow => arrow.From != arrow.To && !Doors[arrow.From].Contains(arrow.To)).Select(arrow => arrow.ToString());

        AssertNone(wrong);
    }

    [Fact]
    public void No_two_rooms_use_each_other()
    {
        var pairs = Arrows.Value.Where(arrow => arrow.From != arrow.To).Select(arrow => (arrow.From, arrow.To)).ToHashSet();

        Assert.DoesNotContain(pairs, pair => pairs.Contains((pair.To, pair.From)));
    }

    [Fact]
    public void Only_one_place_of_the_entrance_names_vendors()
    {
        var rooms = Arrows.Value.Where(arrow => arrow.ToVendor is not null && arrow.ToVendor != arrow.FromVendor).Select(arrow => arrow.ToString());
        var entrance = Types().Where(IsEntrance).Where(type => Named(type).Any(name => VendorOf(name) is not null)).Select(type => Outer(type).Name);

        AssertNone(rooms);
        Assert.Equal(["Vendors"], entrance.Distinct());
    }

    [Fact]
    public void Only_a_codec_names_its_imaging_library()
    {
        var wrong = Types().Where(type => Outer(type).Namespace is not ($"{Web}.Media.Vips" or $"{Web}.Media.ImageSharp"))
            .SelectMany(type => Named(type).Where(name => ImagingLibraries.Any(library => name.Namespace.StartsWith(library, StringComparison.Ordinal))).Select(_ => type.FullName));

        AssertNone(wrong);
    }

    /// <summary>Another library for chat models, or none, is then a matter of one room.</summary>
    [Fact]
    public void Only_the_chat_room_names_the_library_of_chat_models()
    {
        string[] libraries = ["Microsoft.Extensions.AI", "OpenAI", "System.ClientModel"];
        var named = Types().Where(type => RoomOf(type) is not null and not "Chat")
            .SelectMany(type => Named(type).Where(name => libraries.Any(library => name.Namespace == library || name.Namespace.StartsWith($"{library}.", StringComparison.Ordinal))).Select(_ => type.FullName));

        AssertNone(named);
    }

    /// <summary>The doors were read, not missed: a known one of each kind is there.</summary>
    [Fact]
    public void The_reader_sees_uses_inside_method_bodies_and_lambdas()
    {
        Assert.Contains(Arrows.Value, arrow => arrow is { From: "Generations", To: "Gallery" });
        Assert.Contains(Arrows.Value, arrow => arrow is { From: "Pages", To: "Credits" });
        Assert.Contains(Arrows.Value, arrow => arrow is { From: "Data", To: "Accounts" });
    }

    private static void AssertNone(IEnumerable<string> wrong) => Assert.Equal("", string.Join(Environment.NewLine, wrong.Distinct()));

    private static IReadOnlyList<Arrow> ReadArrows() =>
        [.. Types().Where(type => RoomOf(type) is not null)
            .SelectMany(from => Named(from).Where(to => RoomOf(to) is not null)
                .Select(to => new Arrow(RoomOf(from)!, RoomOf(to)!, VendorOf(from), VendorOf(to), Outer(from).FullName, to.FullName)))];

    /// <summary>All types but EF's migrations, whose generated text names every entity.</summary>
    private static IEnumerable<TypeDefinition> Types() =>
        AssemblyDefinition.ReadAssembly(typeof(StudioDb).Assembly.Location).MainModule.GetTypes()
            .Where(type => !Outer(type).Namespace.StartsWith($"{Web}.Data.Migrations", StringComparison.Ordinal));

    private static IEnumerable<TypeReference> Named(TypeDefinition type)
    {
        var direct = type.Fields.Select(field => field.FieldType)
            .Concat(type.Interfaces.Select(implemented => implemented.InterfaceType))
            .Concat(type.CustomAttributes.Select(attribute => attribute.AttributeType))
            .Append(type.BaseType)
            .Concat(type.Methods.SelectMany(Named));
        return direct.Where(reference => reference is not null).SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> Named(MethodDefinition method) =>
        method.Parameters.Select(parameter => parameter.ParameterType)
            .Append(method.ReturnType)
            .Concat(!method.HasBody ? [] : method.Body.Variables.Select(variable => variable.VariableType)
                .Concat(method.Body.Instructions.SelectMany(Named)));

    private static IEnumerable<TypeReference> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MethodReference called => [called.DeclaringType, called.ReturnType, .. called is GenericInstanceMethod generic ? generic.GenericArguments : []],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static string? RoomOf(TypeReference type)
    {
        var parts = Outer(type).Namespace.Split('.');
        return parts.Length > 2 && $"{parts[0]}.{parts[1]}" == Web && Doors.ContainsKey(parts[2]) ? parts[2] : null;
    }

    private static string? VendorOf(TypeReference type)
    {
        var parts = Outer(type).Namespace.Split('.');
        return RoomOf(type) == "Providers" && parts.Length > 3 && parts[3] != WayOut ? parts[3] : null;
    }

    private static TypeReference Outer(TypeReference type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static bool IsEntrance(TypeReference type) => Entrance.Contains(Outer(type).Name);

    private static bool IsGenerated(TypeReference type) =>
        Outer(type).Name.StartsWith('<') || Outer(type).Namespace is "" or "AspNetCoreGeneratedDocument" || Outer(type).Namespace.StartsWith("System", StringComparison.Ordinal)
        || Outer(type).Namespace.StartsWith("Microsoft", StringComparison.Ordinal) || Outer(type).Namespace.StartsWith("Internal", StringComparison.Ordinal);

    private sealed record Arrow(string From, string To, string? FromVendor, string? ToVendor, string FromType, string ToType)
    {
        public override string ToString() => $"{From} must not use {To}: {FromType} names {ToType}";
    }
}
