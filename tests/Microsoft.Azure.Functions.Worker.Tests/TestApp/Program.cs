using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TestApp;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton(new Reports(
    new QueueClient(builder.Configuration["AzureWebJobsStorage"], builder.Configuration["Reports"]), builder.Configuration["Instance"] ?? "app"));
builder.Build().Run();
