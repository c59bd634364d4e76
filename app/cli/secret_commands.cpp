#include <QFileInfo>

#include "cli/commands.h"
#include "cli/secrets.h"
#include "cli/workspace_database.h"
#include "secrets/shared_secrets.h"

namespace signalbox::cli {

namespace {

std::shared_ptr<engine::WorkspaceSecrets> secretsOf(const QString& folder, const engine::WorkspaceRecord& record)
{
    engine::WorkspaceSecrets::Parts parts;
    parts.workspaceId = record.id;
    parts.file = engine::secretFile(folder);
    parts.chosen = [folder](const QString& kind) -> Expected<Done> {
        auto current = engine::WorkspaceRecord::load(folder);
        if (!current)
            return fail(current.error());
        current->secretStore = kind;
        return current->save(folder);
    };
    parts.ask = [](bool) {};
    return std::make_shared<engine::WorkspaceSecrets>(std::move(parts), record.secretStore);
}

}  // namespace

Expected<Secrets> openSecrets(Context& context, bool make)
{
    const QString folder = context.directory();
    auto record = engine::WorkspaceRecord::load(folder);
    if (!record)
        return fail(record.error());
    Secrets secrets;
    secrets.record = std::move(*record);
    secrets.store = secretsOf(folder, secrets.record);
    const bool fresh = make && secrets.record.secretStore.isEmpty() && !store::keychainAnswers();
    if (fresh || secrets.store->isLocked()) {
        const auto words = context.passphrase(fresh);
        if (!words)
            return fail(words.error());
        if (const auto unlocked = secrets.store->unlock(*words); !unlocked)
            return fail(unlocked.error());
    }
    return secrets;
}

namespace {

/// Of a server workspace: what its consoles share, under the workspace key that this one may hold.
Expected<std::unique_ptr<store::SharedSecrets>> sharedSecrets(Context& context, Secrets& secrets)
{
    if (secrets.record.mode != QLatin1String("server"))
        return fail(ErrorKind::Refused, "NOT_SHARED",
                    QStringLiteral("Only a workspace on a server shares its keys among consoles; this one is local."));
    const auto database = WorkspaceDatabase::open(context);
    if (!database)
        return fail(database.error());
    return std::make_unique<store::SharedSecrets>(secrets.store, database->server);
}

int key(Context& context)
{
    auto secrets = openSecrets(context);
    if (!secrets)
        return context.finish(secrets.error());
    const auto shared = sharedSecrets(context, *secrets);
    if (!shared)
        return context.finish(shared.error());
    if (context.args.has("import")) {
        const QStringList lines = standardInputLines();
        if (const auto taken = (*shared)->takeKey(lines.value(0)); !taken)
            return context.finish(taken.error());
        context.out.object({{QStringLiteral("imported"), true}});
        context.out.line(QStringLiteral("This console holds the workspace key now."));
        return 0;
    }
    const auto state = (*shared)->keyState();
    if (!state)
        return context.finish(state.error());
    QJsonObject object{{QStringLiteral("wanted"), state->wanted}, {QStringLiteral("held"), state->held}};
    if (context.args.has("reveal")) {
        const auto text = (*shared)->key();
        if (!text)
            return context.finish(text.error());
        object.insert(QStringLiteral("key"), *text);
        context.out.object(object);
        context.out.line(*text);
        return 0;
    }
    context.out.object(object);
    context.out.line(state->wanted.isEmpty() ? QStringLiteral("This workspace shares no key yet.")
                     : state->held == state->wanted
                         ? QStringLiteral("This console holds the workspace key %1.").arg(state->held)
                         : QStringLiteral("The keys are sealed under the workspace key %1, which this console does not "
                                          "hold: secrets key --import.")
                               .arg(state->wanted));
    return 0;
}

int list(Context& context)
{
    auto secrets = openSecrets(context);
    if (!secrets)
        return context.finish(secrets.error());
    if (secrets->record.secretStore.isEmpty()) {
        context.out.line(QStringLiteral("No secret is kept yet."));
        return 0;
    }
    Expected<QStringList> references = QStringList();
    if (secrets->record.mode == QLatin1String("server")) {
        const auto shared = sharedSecrets(context, *secrets);
        references = shared ? (*shared)->references() : Expected<QStringList>(fail(shared.error()));
    } else {
        references = secrets->store->references();
    }
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
    if (*moved < 0)
        context.out.note(QStringLiteral("The keychain could not be read. Its keys stay there; enter them again."));
    context.out.object({{QStringLiteral("moved"), *moved}, {QStringLiteral("store"), kind}});
    context.out.line(QStringLiteral("%1 secrets are in the %2 now.")
                         .arg(qMax(0, *moved))
                         .arg(kind == QLatin1String("file") ? QStringLiteral("encrypted file") : kind));
    return 0;
}

/// For a lost passphrase: the locked file is set aside, and the next key that is entered begins a new one.
int reset(Context& context)
{
    const QString folder = context.directory();
    auto record = engine::WorkspaceRecord::load(folder);
    if (!record)
        return context.finish(record.error());
    const QString file = engine::secretFile(folder);
    if (record->secretStore != QLatin1String("file") || !QFileInfo::exists(file)) {
        context.out.object({{QStringLiteral("reset"), false}});
        context.out.line(QStringLiteral("This workspace has no secrets file. Nothing was done."));
        return 0;
    }
    if (!context.args.has("yes"))
        return context.finish(Error::make(
            ErrorKind::Refused, "NOT_CONFIRMED",
            QStringLiteral(
                "Every key of this workspace has to be entered again afterwards (signalbox-cli endpoint edit "
                "C N --rpc -); the indexed data stay. Nothing was done; add --yes to confirm.")));
    const auto aside = secretsOf(folder, *record)->setAside();
    if (!aside)
        return context.finish(aside.error());
    context.out.object({{QStringLiteral("reset"), true}, {QStringLiteral("kept"), *aside}});
    context.out.line(
        QStringLiteral("The locked file is kept as %1. Enter the keys again: signalbox-cli endpoint edit C N "
                       "--rpc -.")
            .arg(*aside));
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
        {{QStringLiteral("secrets"), QStringLiteral("key")},
         "",
         "the key under which the consoles of a server workspace share their secrets",
         {{"reveal", OptionSpec::Kind::Flag, "", "print it, to enter it at another console"},
          {"import", OptionSpec::Kind::Flag, "", "take it from standard input"}},
         "signalbox-cli secrets key --reveal\nsignalbox-cli secrets key --import < key",
         key},
        {{QStringLiteral("secrets"), QStringLiteral("reset")},
         "",
         "set a secrets file aside whose passphrase is lost; the keys are entered again",
         {{"yes", OptionSpec::Kind::Flag, "", "do not ask"}},
         "signalbox-cli secrets reset --yes",
         reset},
    };
}

}  // namespace signalbox::cli
