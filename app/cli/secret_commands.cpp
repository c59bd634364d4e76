// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/literals.h"

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
        context.out.object({{u"imported"_s, true}});
        context.out.line(u"This console now has the workspace key."_s);
        return 0;
    }
    QJsonObject object{{u"wanted"_s, state->wanted}, {u"held"_s, state->held}};
    if (context.args.has("reveal")) {
        const auto text = (*secrets)->revealSharedKey();
        if (!text)
            return context.finish(text.error());
        object.insert(u"key"_s, *text);
        context.out.object(object);
        context.out.line(*text);
        return 0;
    }
    context.out.object(object);
    context.out.line(state->wanted.isEmpty() ? u"This workspace has no shared key yet."_s
                     : state->held == state->wanted
                         ? u"This console has the workspace key %1."_s.arg(state->held)
                         : u"API keys are encrypted with the workspace key %1, which this console does "
                           "not have. Import it: signalbox-cli secrets key --import"_s.arg(state->wanted));
    return 0;
}

int listSecrets(Context& context)
{
    const auto secrets = secretsOf(context);
    if (!secrets)
        return context.finish(secrets.error());
    const QString kind = (*secrets)->kind();
    if (kind.isEmpty()) {
        context.out.line(u"No secrets are stored yet."_s);
        return 0;
    }
    const auto references = (*secrets)->references();
    if (!references)
        return context.finish(references.error());
    std::vector<QStringList> rows;
    for (const QString& reference : *references) {
        context.out.object({{u"reference"_s, reference}, {u"store"_s, kind}});
        rows.push_back({reference, kind});
    }
    context.out.table({u"REFERENCE"_s, u"STORE"_s}, rows);
    return 0;
}

int move(Context& context)
{
    const QString kind = context.args.at(0);
    if (kind != "keychain"_L1 && kind != "file"_L1)
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE", Message(u"STORE must be keychain or file."_s)));
    const auto secrets = secretsOf(context);
    if (!secrets)
        return context.finish(secrets.error());
    QString words;
    if (kind == "file"_L1 && (*secrets)->kind() != kind) {
        const auto given = context.passphrase(true);
        if (!given)
            return context.finish(given.error());
        words = *given;
    }
    const auto moved = (*secrets)->moveTo(kind, words);
    if (!moved)
        return context.finish(moved.error());
    if (*moved < 0)
        context.out.note(u"The keychain could not be read. Its keys were not moved; enter them again."_s);
    context.out.object({{u"moved"_s, *moved}, {u"store"_s, kind}});
    context.out.line(u"Moved %1 to the %2."_s.arg(plural(qMax(0, *moved), "secret"),
                                                  kind == "file"_L1 ? u"encrypted file"_s : kind));
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
        context.out.object({{u"reset"_s, false}});
        context.out.line(u"This workspace has no secrets file. Nothing was done."_s);
        return 0;
    }
    if (!context.args.has("yes"))
        return context.finish(Error::make(
            ErrorKind::Refused, "NOT_CONFIRMED",
            Message(u"Every key of this workspace must be entered again afterwards (signalbox-cli endpoint edit "
                    "C N --rpc -). Indexed data is not affected. Nothing was done; add --yes to confirm."_s)));
    const auto aside = (*tools)->setSecretsAside();
    if (!aside)
        return context.finish(aside.error());
    context.out.object({{u"reset"_s, true}, {u"kept"_s, *aside}});
    context.out.line(
        u"The locked file was kept as %1. Enter the keys again: signalbox-cli endpoint edit C N --rpc -."_s.arg(
            *aside));
    return 0;
}

}  // namespace

std::vector<CommandSpec> secretCommands()
{
    return {
        {{u"secrets"_s, u"list"_s},
         "",
         "list references to stored secrets, never their values",
         {},
         "signalbox-cli secrets list",
         listSecrets},
        {{u"secrets"_s, u"move"_s},
         "STORE",
         "move all secrets to the keychain or to the encrypted file (STORE: keychain or file)",
         {},
         "signalbox-cli secrets move keychain\nsignalbox-cli --passphrase-file ~/phrase secrets move file",
         move},
        {{u"secrets"_s, u"key"_s},
         "",
         "show or import the key that encrypts the shared secrets of a server workspace",
         {{"reveal", OptionSpec::Kind::Flag, "", "print the key, to import it on another console"},
          {"import", OptionSpec::Kind::Flag, "", "read the key from standard input"}},
         "signalbox-cli secrets key --reveal\nsignalbox-cli secrets key --import < key",
         key},
        {{u"secrets"_s, u"reset"_s},
         "",
         "set aside a secrets file whose passphrase is lost; all keys must be entered again",
         {{"yes", OptionSpec::Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli secrets reset --yes",
         reset},
    };
}

}  // namespace signalbox::cli
