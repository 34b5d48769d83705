using Jiminny.Roles;
using Microsoft.AspNetCore.Http;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>Finds the resource that a request is about.</summary>
internal sealed record ResourceFinder<TResource>(Func<HttpContext, ValueTask<TResource?>> Find)
    where TResource : struct, IResource;
