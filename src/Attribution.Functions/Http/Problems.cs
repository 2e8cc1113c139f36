using Attribution.Functions.Documentation;
using Attribution.Functions.Imports;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Http;

/// <summary>The one place that says in HTTP what went wrong: RFC 9457 problems with a stable code.</summary>
internal static class Problems
{
    private const string ContentType = "application/problem+json";

    /// <summary>A request that cannot be taken in as a whole.</summary>
    public static IActionResult ToProblem(this IntakeError error) => error switch
    {
        IntakeError.BodyTooLarge(var most) => Problem(
            StatusCodes.Status413PayloadTooLarge, "body-too-large", $"A body holds at most {most:N0} bytes. Send smaller batches."),
        IntakeError.BatchTooLarge(var most) => Problem(
            StatusCodes.Status413PayloadTooLarge, "batch-too-large", $"A batch holds at most {most:N0} items. Send smaller batches."),
        IntakeError.WrongContentType(var type, var accepted) => Problem(
            StatusCodes.Status415UnsupportedMediaType, "wrong-content-type", $"The body is {type ?? "of no type"}; send {accepted}."),
        IntakeError.CompressedBody => Problem(
            StatusCodes.Status415UnsupportedMediaType, "compressed-body", "Send the body as it is, without Content-Encoding."),
        IntakeError.MalformedBody(var where) => Problem(
            StatusCodes.Status400BadRequest, "malformed-json", $"The body is not JSON: {where}. Nothing of it was stored."),
        IntakeError.EmptyBody => Problem(
            StatusCodes.Status400BadRequest, "empty-body", "The body holds no item."),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "Unknown error."),
    };

    /// <summary>A batch of which nothing can be stored as it is.</summary>
    public static IActionResult ToProblem(this IntakeReceipt receipt)
    {
        var problem = Details(
            StatusCodes.Status422UnprocessableEntity,
            receipt.Items[0].Code!,
            receipt.Received == 1 ? receipt.Items[0].Message! : $"None of the {receipt.Received} items can be stored as it is. The first: {receipt.Items[0].Message}");
        problem.Extensions["received"] = receipt.Received;
        problem.Extensions["rejected"] = receipt.Rejected;
        problem.Extensions["items"] = receipt.Items;
        return Result(problem);
    }

    /// <summary>A file that was imported: 200 with the receipt, unless it could not be read to its end or nothing of it could be taken.</summary>
    public static IActionResult ToResult(this ImportResult result)
    {
        var (receipt, fault) = result;
        if (fault is null && !receipt.IsRejected)
        {
            return new OkObjectResult(receipt);
        }

        var problem = fault is not null
            ? Details(Status(fault.Kind), fault.Fault.Code, fault.Fault.Message)
            : Details(StatusCodes.Status422UnprocessableEntity, receipt.Problems[0].Code, $"None of the rows can be taken as it is. The first, on line {receipt.Problems[0].Line}: {receipt.Problems[0].Message}");
        foreach (var (name, value) in Members(receipt))
        {
            problem.Extensions[name] = value;
        }

        return Result(problem);
    }

    /// <summary>A file that is refused unread.</summary>
    public static IActionResult ToProblem(this FileFault fault) => Problem(Status(fault.Kind), fault.Fault.Code, fault.Fault.Message);

    /// <summary>An entry of the catalogue, or another resource, that is not as it must be.</summary>
    public static IActionResult Invalid(ItemFault fault)
    {
        var problem = Details(StatusCodes.Status422UnprocessableEntity, fault.Code, fault.Message);
        problem.Extensions["field"] = fault.Field;
        return Result(problem);
    }

    /// <summary>What became of a batch: the receipt, or a problem when nothing of it can be stored as it is.</summary>
    public static IActionResult ToAnswer(this IntakeReceipt receipt) => receipt.Rejected == receipt.Received ? receipt.ToProblem() : new OkObjectResult(receipt);

    /// <summary>A page that may not send.</summary>
    public static IActionResult OriginNotAllowed() => Problem(
        StatusCodes.Status403Forbidden, "origin-not-allowed", "Requests are taken only from pages whose Origin is configured.");

    /// <summary>A sender that is too fast.</summary>
    public static IActionResult TooManyRequests() => Problem(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "The site sends more than is taken in. Retry-After says when to try again.");

    /// <summary>There is no such thing.</summary>
    public static IActionResult NotFound(string what) => Problem(StatusCodes.Status404NotFound, "not-found", what);

    /// <summary>What is asked for is not possible as things are.</summary>
    public static IActionResult Conflict(ItemFault fault) => Result(Details(StatusCodes.Status409Conflict, fault.Code, fault.Message));

    /// <summary>Any other problem.</summary>
    public static IActionResult Problem(int status, string code, string detail) => Result(Details(status, code, detail));

    private static int Status(FileFaultKind kind) => kind switch
    {
        FileFaultKind.Unreadable => StatusCodes.Status400BadRequest,
        FileFaultKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FileFaultKind.WrongType => StatusCodes.Status415UnsupportedMediaType,
        FileFaultKind.WrongColumns => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <summary>The receipt's members, called as in the receipt.</summary>
    private static (string Name, object Value)[] Members(ImportReceipt r) =>
    [
        ("dryRun", r.DryRun), ("rows", r.Rows), ("added", r.Added), ("restated", r.Restated), ("unchanged", r.Unchanged), ("skipped", r.Skipped),
        ("rejected", r.Rejected), ("problems", r.Problems), ("moreProblems", r.MoreProblems),
    ];

    private static ProblemDetails Details(int status, string code, string detail) => new()
    {
        Type = DocumentedProblem.Address + code,
        Title = DocumentedProblem.TitleOf(code),
        Status = status,
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    private static ObjectResult Result(ProblemDetails problem) =>
        new(problem) { StatusCode = problem.Status, ContentTypes = { ContentType } };
}
