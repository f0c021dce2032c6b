using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ImageStudio.Web.Data;

/// <summary>
/// A query translated once instead of on each call. EF ties a compiled query to the model of its first call and refuses any other; a process
/// that hosts several sites, as the tests do, has several models.
/// </summary>
/// <typeparam name="TQuery">What <c>EF.CompileAsyncQuery</c> makes.</typeparam>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

    public TQuery For(StudioDb db) => _byModel.GetValue(db.Model, _ => compile());
}
