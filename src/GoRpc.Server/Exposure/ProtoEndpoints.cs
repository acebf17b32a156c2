using System.IO.Compression;
using System.Text;
using GoRpc.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace GoRpc.Server.Exposure;

/// <summary>The .proto files of a host, for whoever has no tool at hand: a list, each file, and all of them in one archive.</summary>
internal static class ProtoEndpoints
{
    public static IEndpointConventionBuilder MapProto(this IEndpointRouteBuilder endpoints, HostSchema schema)
    {
        var group = endpoints.MapGroup("");
        group.MapGet("/proto", http => WriteAsync(http, List(schema.Contracts)));
        group.MapGet("/proto.zip", http => WriteArchiveAsync(http, schema.Contracts));
        group.MapGet("/proto/{**path}", http => http.Request.RouteValues["path"] is string path && Find(schema.Contracts, path) is { } file
            ? WriteAsync(http, file.Text)
            : WriteAsync(http, $"There is no such file here. What there is:\n{List(schema.Contracts)}", StatusCodes.Status404NotFound));
        return group;
    }

    private static string List(ProtoSchema schema) => string.Concat(schema.Files.Select(file => $"/proto/{file.Path}\n"));

    private static ProtoFile? Find(ProtoSchema schema, string path) => schema.Files.FirstOrDefault(file => file.Path == path);

    private static Task WriteAsync(HttpContext http, string text, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static async Task WriteArchiveAsync(HttpContext http, ProtoSchema schema)
    {
        using var bytes = new MemoryStream();
        await using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in schema.Files)
            {
                await using var entry = await archive.CreateEntry(file.Path).OpenAsync(http.RequestAborted);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(file.Text), http.RequestAborted);
            }
        }

        http.Response.ContentType = "application/zip";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"proto.zip\"";
        await http.Response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), http.RequestAborted);
    }
}
