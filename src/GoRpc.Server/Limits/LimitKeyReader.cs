using GoRpc.Contracts;
using Microsoft.AspNetCore.Http;

namespace GoRpc.Server.Limits;

/// <summary>Says whose call a call is.</summary>
internal delegate LimitKey LimitKeyReader(HttpContext http, MethodContract method);
