#include "engine/make_engine.h"

#include <QLoggingCategory>

#include "config/settings.h"
#include "engine/engine_impl.h"
#include "engine/workspace_context.h"
#include "support/process_limits.h"

namespace signalbox::engine {

namespace {

void applyLogLevel(const QString& level)
{
    QString rules;
    if (level == QLatin1String("debug"))
        rules = QStringLiteral("signalbox.*.debug=true");
    else if (level == QLatin1String("warning"))
        rules = QStringLiteral("signalbox.*.info=false");
    if (!rules.isEmpty() && qEnvironmentVariableIsEmpty("QT_LOGGING_RULES"))
        QLoggingCategory::setFilterRules(rules);
}

}  // namespace

std::unique_ptr<Workspace> makeWorkspace(EngineOptions options)
{
    forbidCoreDumps();
    return workspaceWith([options](const WorkspaceContext& context) -> Expected<std::unique_ptr<Engine>> {
        const auto settings = config::Settings::load(context.directory);
        if (!settings)
            return fail(settings.error());
        EngineParts parts;
        parts.options = options;
        if (parts.options.diskReserveBytes == 0)
            parts.options.diskReserveBytes = settings->value(QStringLiteral("disk.reserve_mb")).toInteger() << 20;
        parts.options.writeLog = options.writeLog && settings->value(QStringLiteral("log.file")).toBool(true);
        applyLogLevel(settings->value(QStringLiteral("log.level")).toString());
        parts.database = context.engine;
        parts.secrets = context.secrets;
        parts.directory = context.directory;
        parts.dataDirectory = context.dataDirectory;
        parts.ensureDatabase = context.ensureDatabase;
        return std::make_unique<EngineImpl>(std::move(parts));
    });
}

}  // namespace signalbox::engine
