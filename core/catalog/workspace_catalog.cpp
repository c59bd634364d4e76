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

Expected<std::optional<QByteArray>> fileContent(const QString& folder)
{
    QFile file(fileOfWorkspace(folder));
    if (folder.isEmpty() || !file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return fail(ErrorKind::Invalid, "CATALOG_UNREADABLE",
                    QStringLiteral("The file %1, which adds tables to Canopy chains, cannot be read (%2). Correct its "
                                   "permissions or move it away, then open the workspace again.")
                        .arg(file.fileName(), file.isOpen() ? QStringLiteral("it is too large") : file.errorString()));
    return file.readAll();
}

Expected<Catalog> withContent(const QByteArray& json)
{
    return json.isEmpty() ? Catalog::canopy() : Catalog::canopy().extended(json);
}

Expected<Catalog> ofWorkspace(const QString& folder)
{
    const auto content = fileContent(folder);
    if (!content)
        return fail(content.error());
    if (!*content)
        return Catalog::canopy();
    auto all = Catalog::canopy().extended(**content);
    if (all)
        return all;
    const QStringList mistakes = all.error().args.value(QStringLiteral("mistakes")).toStringList();
    return fail(ErrorKind::Invalid, "CATALOG_INVALID",
                QStringLiteral("The file %1, which adds tables to Canopy chains, is not valid: %2. Correct it or move "
                               "it away, then open the workspace again.")
                    .arg(fileOfWorkspace(folder), mistakes.join(QStringLiteral("; "))),
                {{QStringLiteral("mistakes"), mistakes}, {QStringLiteral("file"), fileOfWorkspace(folder)}});
}

}  // namespace signalbox::catalog
