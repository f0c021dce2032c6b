namespace ImageStudio.Web.Pages.Errors;

public sealed record ErrorWords(int Code, string Title, string Lead)
{
    public static ErrorWords Of(int code, bool expired) => code switch
    {
        400 when expired => new(400, "This page was open too long", "For your safety the form was not sent, and nothing was charged."),
        400 => new(400, "That request did not make sense", "Something in the address or the form was not as expected. Nothing was charged."),
        401 => new(401, "You are signed out", "Your session has ended. Nothing was charged. Sign in and go on."),
        403 => new(403, "This is not for your account", "You are signed in, but what is behind this address is not yours to use."),
        413 => new(413, "That was too much", "What was sent is larger than this page takes. Nothing was charged."),
        429 => new(429, "A little slower, please", "Too much was sent in a short time. Nothing was charged. Wait a minute and go on."),
        500 or > 500 and < 600 => new(500, "Something went wrong on our side",
            "It is written down for the operator. Nothing you made is lost: running pictures go on, and the Credits page tells what was charged."),
        _ => new(404, "There is no such page", "The address may be mistyped, or what was there is gone. Only its owner can see a picture or a project."),
    };
}
