#include <QCoreApplication>
#include <QFileInfo>

#include "cli/commands.h"
#include "cli/context.h"
#include "config/settings.h"
#include "signalbox/json.h"
#include "workspace/support_bundle.h"

namespace signalbox::cli {

namespace {

QString shown(const QJsonValue& value)
{
    return value.isBool() ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                          : value.toVariant().toString();
}

int settings(Context& context)
{
    auto loaded = config::Settings::load(context.directory());
    if (!loaded)
        return context.finish(loaded.error());
    const QString lever = context.args.at(0), key = context.args.at(1);
    auto wrong = [&](const QString& text) {
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_USAGE", text));
    };
    if (!lever.isEmpty() && lever != QLatin1String("get") && lever != QLatin1String("set"))
        return wrong(QStringLiteral("After settings comes get KEY, set KEY VALUE, or nothing."));
    if (lever == QLatin1String("set")) {
        const QString value = context.args.at(2);
        if (value.isEmpty())
            return wrong(
                QStringLiteral("settings set needs a key and a value; the value default takes a setting back."));
        if (const auto set = loaded->set(key, value); !set)
            return context.finish(set.error());
        if (const auto saved = loaded->save(); !saved)
            return context.finish(saved.error());
        const config::Setting* changed = config::setting(key);
        context.out.note(changed && changed->restart ? QStringLiteral("It counts from the next start.")
                                                     : QStringLiteral("An engine that runs takes it within seconds."));
    }
    std::vector<QStringList> rows;
    bool found = false;
    for (const config::Setting& setting : config::declared()) {
        const QString name = QLatin1String(setting.key);
        if (!key.isEmpty() && key != name)
            continue;
        found = true;
        context.out.object({{QStringLiteral("key"), name},
                            {QStringLiteral("value"), loaded->value(name)},
                            {QStringLiteral("default"), setting.otherwise},
                            {QStringLiteral("set"), loaded->isSet(name)},
                            {QStringLiteral("text"), QString::fromUtf8(setting.sentence)}});
        rows.push_back({name, shown(loaded->value(name)), loaded->isSet(name) ? QString() : QStringLiteral("(default)"),
                        QString::fromUtf8(setting.sentence)});
    }
    if (!found)
        return context.finish(
            Error::make(ErrorKind::NotFound, "UNKNOWN_SETTING",
                        QStringLiteral("There is no setting %1. signalbox-cli settings lists them.").arg(key)));
    context.out.table(QStringLiteral("KEY|VALUE| |MEANING").split(QLatin1Char('|')), rows);
    return 0;
}

int supportBundle(Context& context)
{
    const QString file = context.args.at(0);
    if (file.isEmpty())
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_USAGE",
                                          QStringLiteral("support-bundle needs the name of the file to write.")));
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    engine::SupportFacts facts;
    facts.program = QStringLiteral("signalbox-cli %1").arg(QCoreApplication::applicationVersion());
    if (const auto workspace = context.openWorkspace())
        facts.info = (*workspace)->info();
    facts.directory = context.directory();
    facts.snapshot = (*engine)->snapshot();
    if (const auto alerts = context.wait((*engine)->alerts(1000)))
        facts.alerts = *alerts;
    if (const auto commands = context.wait((*engine)->commands(1000)))
        facts.commands = *commands;
    facts.recent = (*engine)->recentLog({}, 2000);
    const QString path = QFileInfo(file).absoluteFilePath();
    if (const auto written = engine::writeSupportBundle(path, facts); !written)
        return context.finish(written.error());
    context.out.object({{QStringLiteral("file"), path}, {QStringLiteral("bytes"), QFileInfo(path).size()}});
    context.out.line(QStringLiteral("%1 holds log, settings, versions and statuses, and no key.").arg(path));
    return 0;
}

}  // namespace

std::vector<CommandSpec> settingsCommands()
{
    std::vector<CommandSpec> all{
        {{QStringLiteral("settings")},
         "[get|set] [KEY] [VALUE]",
         "what may be set for this workspace",
         {},
         "signalbox-cli settings\nsignalbox-cli settings set disk.reserve_mb 5000\nsignalbox-cli settings set "
         "disk.reserve_mb default",
         settings},
        {{QStringLiteral("support-bundle")},
         "FILE",
         "log, settings, versions and statuses in one archive for a report, without any key",
         {},
         "signalbox-cli support-bundle report.tar.gz",
         supportBundle},
    };
    for (CommandSpec& spec : secretCommands())
        all.push_back(std::move(spec));
    return all;
}

}  // namespace signalbox::cli
