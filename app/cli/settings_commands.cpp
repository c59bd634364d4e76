// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

#include "cli/commands.h"
#include "cli/context.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

QString shown(const QJsonValue& value)
{
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toVariant().toString();
}

Expected<SharedSettings*> sharedOf(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (SharedSettings* const shared = (*engine)->sharedSettings())
        return shared;
    return fail(ErrorKind::Refused, "NO_SHARED_SETTINGS", Message(u"This workspace has no shared settings."_s));
}

void put(Context& context, const SettingField& field, std::vector<QStringList>& rows)
{
    context.out.object({{u"key"_s, field.key},
                        {u"value"_s, field.value},
                        {u"default"_s, field.otherwise},
                        {u"set"_s, field.set},
                        {u"text"_s, field.sentence.english()}});
    rows.push_back({field.key, shown(field.value), field.set ? QString() : u"(default)"_s, field.sentence.english()});
}

int settings(Context& context)
{
    Settings& own = context.anyTools().settings();
    const QString action = context.args.at(0), key = context.args.at(1), value = context.args.at(2);
    const bool sets = action == "set"_L1;
    auto wrong = [&](const QString& text) {
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_USAGE", Message(text)));
    };
    if (!action.isEmpty() && action != "get"_L1 && !sets && action != "shared"_L1)
        return wrong(u"Expected get KEY, set KEY VALUE, shared, or no argument after settings."_s);
    if (sets && value.isEmpty())
        return wrong(u"settings set requires a key and a value. The value \"default\" resets a setting."_s);
    auto fields = own.fields();
    if (!fields)
        return context.finish(fields.error());
    const auto has = [&](const SettingField& field) { return field.key == key; };
    const bool isOwn = std::any_of(fields->begin(), fields->end(), has);
    // Shared settings are in the database, which is not opened for the others.
    const bool isShared = action == "shared"_L1 || key.startsWith("triggers."_L1) || key.startsWith("actions."_L1) ||
                          key.startsWith("maintenance."_L1);
    SharedSettings* shared = nullptr;
    if (isShared && !isOwn) {
        const auto found = sharedOf(context);
        if (!found)
            return context.finish(found.error());
        shared = *found;
    }
    if (sets) {
        if (const auto set = shared ? context.wait(shared->set(key, value)) : own.set(key, value); !set)
            return context.finish(set.error());
    }
    fields = shared ? context.wait(shared->fields()) : own.fields();
    if (!fields)
        return context.finish(fields.error());
    std::vector<QStringList> rows;
    for (const SettingField& field : *fields) {
        if (!key.isEmpty() && !has(field))
            continue;
        if (sets)
            context.out.note(field.restart ? u"Takes effect after a restart."_s
                                           : u"Takes effect within seconds in a running engine."_s);
        put(context, field, rows);
    }
    if (rows.empty())
        return context.finish(Error::make(ErrorKind::NotFound, "UNKNOWN_SETTING",
                                          Message(u"There is no setting %1. See signalbox-cli settings."_s.arg(key))));
    context.out.table(u"KEY|VALUE| |MEANING"_s.split(QLatin1Char('|')), rows);
    if (action.isEmpty())
        context.out.note(u"Settings that all consoles of the workspace share: signalbox-cli settings shared."_s);
    return 0;
}

int supportBundle(Context& context)
{
    const QString file = context.args.at(0);
    if (file.isEmpty())
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE", Message(u"support-bundle requires a file name."_s)));
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const QString path = QFileInfo(file).absoluteFilePath();
    const auto workspace = context.openWorkspace();
    if (!workspace)
        return context.finish(workspace.error());
    const QString program = u"signalbox-cli %1"_s.arg(QCoreApplication::applicationVersion());
    if (const auto written = context.wait((*workspace)->saveSupportBundle(program, path)); !written)
        return context.finish(written.error());
    context.out.object({{u"file"_s, path}, {u"bytes"_s, QFileInfo(path).size()}});
    context.out.line(u"%1 contains the log, settings, versions and statuses, but no keys."_s.arg(path));
    return 0;
}

}  // namespace

std::vector<CommandSpec> settingsCommands()
{
    std::vector<CommandSpec> all{
        {{u"settings"_s},
         "[get|set|shared] [KEY] [VALUE]",
         "list, show or change settings of this console, and those that all consoles of the workspace share",
         {},
         "signalbox-cli settings\nsignalbox-cli settings set disk.reserve_mb 5000\nsignalbox-cli settings set "
         "disk.reserve_mb default\nsignalbox-cli settings shared\nsignalbox-cli settings set triggers.catch_up fire",
         settings},
        {{u"support-bundle"_s},
         "FILE",
         "write log, settings, versions and statuses, but no keys, to an archive for a report",
         {},
         "signalbox-cli support-bundle report.tar.gz",
         supportBundle},
    };
    for (CommandSpec& spec : secretCommands())
        all.push_back(std::move(spec));
    return all;
}

}  // namespace signalbox::cli
