#include "cli/commands.h"
#include "cli/secrets.h"

namespace signalbox::cli {

Expected<Secrets> openSecrets(Context& context)
{
    const QString folder = context.directory();
    auto record = engine::WorkspaceRecord::load(folder);
    if (!record)
        return fail(record.error());
    Secrets secrets;
    secrets.record = std::move(*record);
    engine::WorkspaceSecrets::Parts parts;
    parts.workspaceId = secrets.record.id;
    parts.file = engine::secretFile(folder);
    parts.chosen = [folder](const QString& kind) -> Expected<Done> {
        auto current = engine::WorkspaceRecord::load(folder);
        if (!current)
            return fail(current.error());
        current->secretStore = kind;
        return current->save(folder);
    };
    parts.ask = [](bool) {};
    secrets.store = std::make_unique<engine::WorkspaceSecrets>(std::move(parts), secrets.record.secretStore);
    if (secrets.store->isLocked()) {
        const auto words = context.passphrase(false);
        if (!words)
            return fail(words.error());
        if (const auto unlocked = secrets.store->unlock(*words); !unlocked)
            return fail(unlocked.error());
    }
    return secrets;
}

namespace {

int list(Context& context)
{
    const auto secrets = openSecrets(context);
    if (!secrets)
        return context.finish(secrets.error());
    if (secrets->record.secretStore.isEmpty()) {
        context.out.line(QStringLiteral("No secret is kept yet."));
        return 0;
    }
    const auto references = secrets->store->references();
    if (!references)
        return context.finish(references.error());
    std::vector<QStringList> rows;
    for (const QString& reference : *references) {
        context.out.object(
            {{QStringLiteral("reference"), reference}, {QStringLiteral("store"), secrets->store->kind()}});
        rows.push_back({reference, secrets->store->kind()});
    }
    context.out.table({QStringLiteral("REFERENCE"), QStringLiteral("STORE")}, rows);
    return 0;
}

int move(Context& context)
{
    const QString kind = context.args.at(0);
    if (kind != QLatin1String("keychain") && kind != QLatin1String("file"))
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE", QStringLiteral("Secrets are moved to keychain or to file.")));
    const auto secrets = openSecrets(context);
    if (!secrets)
        return context.finish(secrets.error());
    QString words;
    if (kind == QLatin1String("file") && secrets->store->kind() != kind) {
        const auto given = context.passphrase(true);
        if (!given)
            return context.finish(given.error());
        words = *given;
    }
    const auto moved = secrets->store->moveTo(kind, words);
    if (!moved)
        return context.finish(moved.error());
    context.out.object({{QStringLiteral("moved"), *moved}, {QStringLiteral("store"), kind}});
    context.out.line(QStringLiteral("%1 secrets are in the %2 now.")
                         .arg(*moved)
                         .arg(kind == QLatin1String("file") ? QStringLiteral("encrypted file") : kind));
    return 0;
}

}  // namespace

std::vector<CommandSpec> secretCommands()
{
    return {
        {{QStringLiteral("secrets"), QStringLiteral("list")},
         "",
         "references of the secrets that are kept, never their values",
         {},
         "signalbox-cli secrets list",
         list},
        {{QStringLiteral("secrets"), QStringLiteral("move")},
         "STORE",
         "move all secrets to keychain or file",
         {},
         "signalbox-cli secrets move keychain\nsignalbox-cli --passphrase-file ~/phrase secrets move file",
         move},
    };
}

}  // namespace signalbox::cli
