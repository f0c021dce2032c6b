namespace ImageStudio.Web.Providers.ComfyUI;

public static class ComfyUISetup
{
    /// <summary>
    /// An engine of the operator's own: no key, no bill, and no address but the one in <c>Providers:ComfyUI:BaseUrl</c>, for example
    /// http://gpu.lan:8188. How it draws is the operator's to say with a workflow (<see cref="ComfyUIWorkflowFile"/>). What it tells about its
    /// queue holds everybody's workflows, so that answers may be long.
    /// </summary>
    public static VendorProfile Profile { get; } = new("comfyui", "ComfyUI", "ComfyUI", null, (_, _) => { })
    {
        NeedsKey = false,
        MaxAnswerBytes = 32 * 1024 * 1024,
    };

    /// <summary>Only what the workflow has a place for is offered.</summary>
    public static IServiceCollection AddComfyUI(this IServiceCollection services, IConfiguration configuration)
    {
        var workflow = ComfyUIWorkflowFile.Read(configuration);
        var profile = Profile with { TakesSeed = workflow.Has(ComfyUIWorkflow.Seed), TakesNegativePrompt = workflow.Has(ComfyUIWorkflow.Avoid) };
        return services.AddSingleton(workflow).AddVendor<ComfyUIProvider>(profile, configuration);
    }
}
