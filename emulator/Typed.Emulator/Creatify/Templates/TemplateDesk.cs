using Microsoft.AspNetCore.Http;
using Typed.Emulator.Credits;
using Typed.Emulator.Http;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>Processes orders: reads the body, charges credits, starts the job, writes the response.</summary>
internal sealed class TemplateDesk(EmulatorOptions options, TemplateShelf shelf, TemplateJobStore jobs, TemplateJobRunner runner, CreditAccount account, TimeProvider time)
{
    public async Task<IResult> OrderAsync(HttpContext http, TemplateStep step, bool isBlocking = false)
    {
        var (order, refusal) = await ReadAsync(http);
        if (order is null)
        {
            return refusal!;
        }

        var price = step == TemplateStep.Preview ? TemplatePrices.Preview(order.Seconds) : TemplatePrices.Direct(order.ModelVersion, order.Seconds);
        if (!account.TryCharge(price))
        {
            return TooFew(price);
        }

        var origin = options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{http.Request.Scheme}://{http.Request.Host}";
        var job = new EmulatedTemplateJob(order, origin, time.GetUtcNow());
        // Written before the job starts, because the response to a create call always has status "pending".
        var answer = Created(job);
        runner.Start(job, step, price);
        if (!isBlocking)
        {
            return answer;
        }

        await job.Ended.WaitAsync(http.RequestAborted);
        return Created(job);
    }

    public async Task<IResult> RenderAsync(HttpContext http, string id)
    {
        if (!Guid.TryParseExact(id, "D", out var key) || jobs.Find(key) is not { } job)
        {
            return CreatifyAuthentication.NotFound();
        }

        var (order, refusal) = await ReadAsync(http);
        if (order is null)
        {
            return refusal!;
        }

        if (order.Template.Id != job.Order.Template.Id)
        {
            return JsonAnswer.Field(StatusCodes.Status400BadRequest, "template_id", ["The job belongs to another template."]);
        }

        var previewed = job.State;
        if (previewed is not { Status: "done", Preview: not null, VideoOutput: null }
            || !job.TryChange(previewed, previewed with { Status = "pending", Progress = 0, UpdatedAt = time.GetUtcNow() }))
        {
            return JsonAnswer.Error(StatusCodes.Status400BadRequest, "A job can be rendered once, after its preview is done.");
        }

        var price = TemplatePrices.Render(order.Seconds);
        if (!account.TryCharge(price))
        {
            job.State = previewed;
            return TooFew(price);
        }

        job.Order = order;
        var answer = Created(job);
        runner.Start(job, TemplateStep.Render, price);
        return answer;
    }

    private static JsonAnswer TooFew(decimal price) =>
        JsonAnswer.Error(StatusCodes.Status402PaymentRequired, $"Insufficient credits: {price} needed.");

    private static JsonAnswer Created(EmulatedTemplateJob job)
    {
        var bytes = JsonAnswer.ToBytes(json => TemplateJson.WriteJob(json, job));
        return new JsonAnswer(StatusCodes.Status201Created, json => json.WriteRawValue(bytes, skipInputValidation: true));
    }

    private async Task<(TemplateOrder? Order, IResult? Refusal)> ReadAsync(HttpContext http)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(http.Request, http.RequestAborted);
        return unreadable is null ? TemplateOrder.Read(body, shelf) : (null, unreadable);
    }
}
