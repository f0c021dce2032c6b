namespace ImageStudio.Web.Providers.DashScope;

public static class DashScopeSetup
{
    /// <summary>
    /// Singapore; a key belongs to one region, so other regions are the operator's address (alibabacloud.com, Model Studio reference). The
    /// pictures lie in object storage, whose hosts differ by region (recorded answers in cnblogs/dashscope-sdk and public clients).
    /// </summary>
    public static VendorProfile Profile { get; } = new(
        "dashscope", "Alibaba DashScope", "DashScope", new Uri("https://dashscope-intl.aliyuncs.com/api/v1/"), VendorProfile.Bearer)
    {
        KeyVariables = ["DASHSCOPE_API_KEY"],
        ResultHosts =
        [
            ".oss-ap-southeast-1.aliyuncs.com", ".oss-us-east-1.aliyuncs.com", ".oss-accelerate.aliyuncs.com", ".oss-cn-beijing.aliyuncs.com",
            ".oss-cn-hangzhou.aliyuncs.com", ".oss-cn-shanghai.aliyuncs.com", ".oss-cn-shenzhen.aliyuncs.com", ".oss-cn-wulanchabu.aliyuncs.com",
            ".oss-cn-wulanchabu-acdr-1.aliyuncs.com",
        ],
    };

    public static IServiceCollection AddDashScope(this IServiceCollection services, IConfiguration configuration) =>
        services.AddVendor<DashScopeProvider>(Profile, configuration);
}
