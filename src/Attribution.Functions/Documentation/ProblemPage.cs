using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Attribution.Functions.Documentation;

/// <summary>Explains a problem: to browsers as a page, to programs as JSON.</summary>
internal static class ProblemPage
{
    private const string Html = "text/html";

    /// <summary>The explanation in the form that the caller asks for first.</summary>
    public static IActionResult Of(DocumentedProblem problem, HttpRequest request) => IsForPeople(request)
        ? new ContentResult { StatusCode = StatusCodes.Status200OK, ContentType = $"{Html}; charset=utf-8", Content = Page(problem) }
        : new OkObjectResult(new { Type = DocumentedProblem.Address + problem.Code, problem.Code, problem.Title, problem.Statuses, problem.Meaning, problem.Remedy });

    private static bool IsForPeople(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
        && types.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault() is { } first && first.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase);

    private static string Page(DocumentedProblem problem)
    {
        static string Text(string text) => HtmlEncoder.Default.Encode(text);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{Text(problem.Title)}</title></head>
            <body>
            <h1>{Text(problem.Title)}</h1>
            <dl>
            <dt>Code</dt><dd><code>{Text(problem.Code)}</code></dd>
            <dt>Status</dt><dd>{Text(string.Join(", ", problem.Statuses))}</dd>
            <dt>What is wrong</dt><dd>{Text(problem.Meaning)}</dd>
            <dt>What to do</dt><dd>{Text(problem.Remedy)}</dd>
            </dl>
            </body>
            </html>
            """;
    }
}
