#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"

namespace signalbox::cli {

namespace {

Expected<std::unique_ptr<SecretTools>> secretsOf(Context& context)
{
    const auto tools = context.tools();
    if (!tools)
        return fail(tools.error());
    return (*tools)->secrets();
}

int key(Context& context)
{
    const auto secrets = secretsOf(context);
    if (!secrets)
        return context.finish(secrets.error());
    const auto state = (*secrets)->sharedKey();  // checked first: only a server workspace has a shared key
    if (!state)
        return context.finish(state.error());
    if (context.args.has("import")) {
        const QStringList lines = standardInputLines();
        if (const auto taken = (*secrets)->takeSharedKey(lines.value(0)); !taken)
            return context.finish(taken.error());
        context.out.object({{QStringLiteral("imported"), true}});
        context.out.line(QStringLiteral("This console now has the workspace key."));
        return 0;
    }
    QJsonObject object{{QStringLiteral("wanted"), state->wanted}, {QStringLiteral("held"), state->held}};
    if (context.args.has("reveal")) {
        const auto text = (*secrets)->revealSharedKey();
        if (!text)
            return context.finish(text.error());
        object.insert(QStringLiteral("key"), *text);
        context.out.object(object);
        context.out.line(*text);
        return 0;
    }
    context.out.object(object);
    context.out.line(state->wanted.isEmpty() ? QStringLiteral("This workspace has no shared key yet.")
                     : state->held == state->wanted
                         ? QStringLiteral("This console has the workspace key %1.").arg(state->held)
                         : QStringLiteral("API keys are encrypted with the workspace key %1, which this console does "
                                          "not have. Import it: signalbox-cli secrets key --import")
                               .arg(state->wanted));
    return 0;
}

int list(Context& context)
{
    const auto secrets = secretsOf(context);
    if (!secrets)
        return context.finish(secrets.error());
    const QString kind = (*secrets)->kind();
    if (kind.isEmpty()) {
        context.out.line(QStringLiteral("No secrets are stored yet."));
        return 0;
    }
    const auto references = (*secrets)->references();
    if (!references)
        return context.finish(references.error());
    std::vector<QStringList> rows;
    for (const QString& reference : *references) {
        context.out.object({{QStringLiteral("reference"), reference}, {QStringLiteral("store"), kind}});
        rows.push_back({reference, kind});
    }
    context.out.table({QStringLiteral("REFERENCE"), QStringLiteral("STORE")}, rows);
    return 0;
}

int move(Context& context)
{
    const QString kind = context.args.at(0);
    if (kind != QLatin1String("keychain") && kind != QLatin1String("file"))
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE", QStringLiteral("STORE must be keychain or file.")));
    const auto secrets = secretsOf(context);
    if (!secrets)
        return context.finish(secrets.error());
    QString words;
    if (kind == QLatin1String("file") && (*secrets)->kind() != kind) {
        const auto given = context.passphrase(true);
        if (!given)
            return context.finish(given.error());
        words = *given;
    }
    const auto moved = (*secrets)->moveTo(kind, words);
    if (!moved)
        return context.finish(moved.error());
    if (*moved < 0)
        context.out.note(QStringLiteral("The keychain could not be read. Its keys were not moved; enter them again."));
    context.out.object({{QStringLiteral("moved"), *moved}, {QStringLiteral("store"), kind}});
    context.out.line(QStringLiteral("Moved %1 to the %2.")
                         .arg(plural(qMax(0, *moved), "secret"),
                              kind == QLatin1String("file") ? QStringLiteral("encrypted file") : kind));
    return 0;
}

/// For a lost passphrase: sets the locked file aside. The next key that is entered creates a new secrets file.
int reset(Context& context)
{
    const auto tools = context.tools();
    if (!tools)
        return context.finish(tools.error());
    const auto there = (*tools)->hasSecretsFile();
    if (!there)
        return context.finish(there.error());
    if (!*there) {
        context.out.object({{QStringLiteral("reset"), false}});
        context.out.line(QStringLiteral("This workspace has no secrets file. Nothing was done."));
        return 0;
    }
    if (!context.args.has("yes"))
        return context.finish(Error::make(
            ErrorKind::Refused, "NOT_CONFIRMED",
            QStringLiteral("Every key of this workspace must be entered again afterwards (signalbox-cli endpoint edit "
                           "C N --rpc -). Indexed data is not affected. Nothing was done; add --yes to confirm.")));
    const auto aside = (*tools)->setSecretsAside();
    if (!aside)
        return context.finish(aside.error());
    context.out.object({{QStringLiteral("reset"), true}, {QStringLiteral("kept"), *aside}});
    context.out.line(
        QStringLiteral("The locked file was kept as %1. Enter the keys again: signalbox-cli endpoint edit C N --rpc -.")
            .arg(*aside));
    return 0;
}

}  // namespace

std::vector<CommandSpec> secretCommands()
{
    return {
        {{QStringLiteral("secrets"), QStringLiteral("list")},
         "",
         "list references to stored secrets, never their values",
         {},
         "signalbox-cli secrets list",
         list},
        {{QStringLiteral("secrets"), QStringLiteral("move")},
         "STORE",
         "move all secrets to the keychain or to the encrypted file (STORE: keychain or file)",
         {},
         "signalbox-cli secrets move keychain\nsignalbox-cli --passphrase-file ~/phrase secrets move file",
         move},
        {{QStringLiteral("secrets"), QStringLiteral("key")},
         "",
         "show or import the key that encrypts the shared secrets of a server workspace",
         {{"reveal", OptionSpec::Kind::Flag, "", "print the key, to import it on another console"},
          {"import", OptionSpec::Kind::Flag, "", "read the key from standard input"}},
         "signalbox-cli secrets key --reveal\nsignalbox-cli secrets key --import < key",
         key},
        {{QStringLiteral("secrets"), QStringLiteral("reset")},
         "",
         "set aside a secrets file whose passphrase is lost; all keys must be entered again",
         {{"yes", OptionSpec::Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli secrets reset --yes",
         reset},
    };
}

}  // namespace signalbox::cli
