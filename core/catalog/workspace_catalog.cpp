// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/workspace_catalog.h"
#include "signalbox/literals.h"

#include <QFile>

namespace signalbox::catalog {

namespace {

constexpr qint64 mostBytes = 4 << 20;

}  // namespace

QString fileOfWorkspace(const QString& folder)
{
    return folder + u"/catalog.json"_s;
}

Expected<std::optional<QByteArray>> fileContent(const QString& folder)
{
    QFile file(fileOfWorkspace(folder));
    if (folder.isEmpty() || !file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return fail(ErrorKind::Invalid, "CATALOG_UNREADABLE",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The file %1, which adds tables to Canopy chains, cannot be read (%2). Correct its "
                                "permissions or move it away, then open the workspace again."))
                        .arg(file.fileName(), file.isOpen() ? u"it is too large"_s : file.errorString()));
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
    const QStringList mistakes = all.error().args.value(u"mistakes"_s).toStringList();
    return fail(ErrorKind::Invalid, "CATALOG_INVALID",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The file %1, which adds tables to Canopy chains, is not valid: %2. Correct it or move "
                            "it away, then open the workspace again."))
                    .arg(fileOfWorkspace(folder), mistakes.join(u"; "_s)),
                {{u"mistakes"_s, mistakes}, {u"file"_s, fileOfWorkspace(folder)}});
}

}  // namespace signalbox::catalog
