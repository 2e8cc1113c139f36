using Attribution.Functions;
using Attribution.Functions.Http;
using Attribution.Functions.Messages;
using Attribution.Functions.Operations;
using Attribution.Functions.Telemetry;
using Attribution.Reporting;
using Attribution.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<FailuresAsProblems>();
builder.UseMiddleware<TracesAcrossQueues>();
builder.UseMiddleware<FailureKeeping>();

builder.Services
    .AddTableStorage(builder.Configuration, Outgoing.Queues)
    .AddAttribution()
    .AddTelemetry(builder.Configuration)
    .AddReporting(builder.Configuration);

builder.Build().Run();
