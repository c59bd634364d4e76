#include "cli/local_database.h"

namespace signalbox::cli {

Expected<LocalDatabase> LocalDatabase::open(Context& context)
{
    const QString folder = context.directory();
    if (!store::PrivateCluster::exists(folder))
        return fail(ErrorKind::NotFound, "NO_WORKSPACE",
                    QStringLiteral("There is no local workspace in %1. Make one: signalbox-cli --workspace %1 workspace init.").arg(folder));
    auto joined = store::PrivateCluster::join(folder, [&](const QString& text) { context.out.note(text); });
    if (!joined)
        return fail(joined.error());
    return LocalDatabase{std::move(*joined)};
}

}  // namespace signalbox::cli
