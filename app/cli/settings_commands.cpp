#include <QCoreApplication>
#include <QFileInfo>

#include "cli/commands.h"
#include "cli/context.h"

namespace signalbox::cli {

namespace {

QString shown(const QJsonValue& value)
{
    return value.isBool() ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                          : value.toVariant().toString();
}

int settings(Context& context)
{
    Settings& all = context.anyTools().settings();
    const QString action = context.args.at(0), key = context.args.at(1);
    auto wrong = [&](const QString& text) {
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_USAGE", text));
    };
    if (!action.isEmpty() && action != QLatin1String("get") && action != QLatin1String("set"))
        return wrong(QStringLiteral("Expected get KEY, set KEY VALUE, or no argument after settings."));
    if (action == QLatin1String("set")) {
        const QString value = context.args.at(2);
        if (value.isEmpty())
            return wrong(
                QStringLiteral("settings set requires a key and a value. The value \"default\" resets a setting."));
        if (const auto set = all.set(key, value); !set)
            return context.finish(set.error());
    }
    const auto fields = all.fields();
    if (!fields)
        return context.finish(fields.error());
    std::vector<QStringList> rows;
    bool found = false;
    for (const SettingField& field : *fields) {
        if (!key.isEmpty() && key != field.key)
            continue;
        found = true;
        if (action == QLatin1String("set"))
            context.out.note(field.restart ? QStringLiteral("Takes effect after a restart.")
                                           : QStringLiteral("Takes effect within seconds in a running engine."));
        context.out.object({{QStringLiteral("key"), field.key},
                            {QStringLiteral("value"), field.value},
                            {QStringLiteral("default"), field.otherwise},
                            {QStringLiteral("set"), field.set},
                            {QStringLiteral("text"), field.sentence}});
        rows.push_back(
            {field.key, shown(field.value), field.set ? QString() : QStringLiteral("(default)"), field.sentence});
    }
    if (!found)
        return context.finish(
            Error::make(ErrorKind::NotFound, "UNKNOWN_SETTING",
                        QStringLiteral("There is no setting %1. See signalbox-cli settings.").arg(key)));
    context.out.table(QStringLiteral("KEY|VALUE| |MEANING").split(QLatin1Char('|')), rows);
    return 0;
}

int supportBundle(Context& context)
{
    const QString file = context.args.at(0);
    if (file.isEmpty())
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE", QStringLiteral("support-bundle requires a file name.")));
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const QString path = QFileInfo(file).absoluteFilePath();
    const auto workspace = context.openWorkspace();
    if (!workspace)
        return context.finish(workspace.error());
    const QString program = QStringLiteral("signalbox-cli %1").arg(QCoreApplication::applicationVersion());
    if (const auto written = context.wait((*workspace)->saveSupportBundle(program, path)); !written)
        return context.finish(written.error());
    context.out.object({{QStringLiteral("file"), path}, {QStringLiteral("bytes"), QFileInfo(path).size()}});
    context.out.line(QStringLiteral("%1 contains the log, settings, versions and statuses, but no keys.").arg(path));
    return 0;
}

}  // namespace

std::vector<CommandSpec> settingsCommands()
{
    std::vector<CommandSpec> all{
        {{QStringLiteral("settings")},
         "[get|set] [KEY] [VALUE]",
         "list, show or change settings of this workspace",
         {},
         "signalbox-cli settings\nsignalbox-cli settings set disk.reserve_mb 5000\nsignalbox-cli settings set "
         "disk.reserve_mb default",
         settings},
        {{QStringLiteral("support-bundle")},
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
