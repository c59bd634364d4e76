#include "catalog/workspace_catalog.h"

#include <QFile>

namespace signalbox::catalog {

namespace {

constexpr qint64 mostBytes = 4 << 20;

}  // namespace

QString fileOfWorkspace(const QString& folder)
{
    return folder + QStringLiteral("/catalog.json");
}

Expected<Catalog> ofWorkspace(const QString& folder)
{
    QFile file(fileOfWorkspace(folder));
    if (folder.isEmpty() || !file.exists())
        return Catalog::canopy();
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return fail(
            ErrorKind::Invalid, "CATALOG_UNREADABLE",
            QStringLiteral("The file %1 adds tables to Canopy chains and cannot be read (%2). Let it be read, or "
                           "move it away, and open the workspace again.")
                .arg(file.fileName(), file.isOpen() ? QStringLiteral("it is too large") : file.errorString()));
    auto all = Catalog::canopy().extended(file.readAll());
    if (all)
        return all;
    const QStringList mistakes = all.error().args.value(QStringLiteral("mistakes")).toStringList();
    return fail(
        ErrorKind::Invalid, "CATALOG_INVALID",
        QStringLiteral("The file %1 adds tables to Canopy chains and cannot be used: %2. Correct it, or move it "
                       "away, and open the workspace again.")
            .arg(file.fileName(), mistakes.join(QStringLiteral("; "))),
        {{QStringLiteral("mistakes"), mistakes}, {QStringLiteral("file"), file.fileName()}});
}

}  // namespace signalbox::catalog
