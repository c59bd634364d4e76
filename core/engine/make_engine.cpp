// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/make_engine.h"

#include "config/settings.h"
#include "engine/engine_impl.h"
#include "engine/shipped_families.h"
#include "signalbox/literals.h"
#include "support/log.h"
#include "support/process_limits.h"
#include "workspace/tools/make_tools.h"
#include "workspace/workspace_context.h"

namespace signalbox::engine {

void prepareProgram(bool logToStandardError)
{
    keepMemorySmall();
    forbidCoreDumps();
    installLog(logToStandardError);
}

std::unique_ptr<WorkspaceTools> makeTools(const QString& folder, WorkspaceTools::Calls calls)
{
    return toolsOf(folder, std::move(calls));
}

std::unique_ptr<Workspace> makeWorkspace(EngineOptions options, DatabaseOpened opened)
{
    forbidCoreDumps();
    return workspaceWith([options, opened](const WorkspaceContext& context) -> Expected<std::unique_ptr<Engine>> {
        const auto settings = config::Settings::load(context.directory);
        if (!settings)
            return fail(settings.error());
        if (opened)
            opened(context.engine);
        EngineParts parts;
        parts.options = options;
        parts.settings = std::make_shared<config::LiveSettings>(context.directory, *settings);
        parts.options.writeLog = options.writeLog && settings->value(u"log.file"_s).toBool(true);
        config::applyLogLevel(settings->value(u"log.level"_s).toString());
        parts.catalog = context.catalog;
        parts.families = shippedFamilies(context.catalog);
        parts.database = context.engine;
        parts.reader = context.reader;
        parts.secrets = context.secrets;
        parts.directory = context.directory;
        parts.dataDirectory = context.dataDirectory;
        parts.ensureDatabase = context.ensureDatabase;
        return std::make_unique<EngineImpl>(std::move(parts));
    });
}

}  // namespace signalbox::engine
