// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/agreed_catalog.h"

#include <QFile>
#include <QSaveFile>
#include <QSysInfo>

#include "catalog/workspace_catalog.h"
#include "layers/schema_keeper.h"
#include "postgres/other_sessions.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using store::Transaction;

namespace {

std::optional<AgreedCatalog::Content> read(Transaction& transaction)
{
    const auto rows = transaction.exec("SELECT content, set_by, set_on, set_at FROM canopyx.catalog");
    if (rows.empty())
        return std::nullopt;
    return AgreedCatalog::Content{store::text(rows[0][0]).toUtf8(), store::text(rows[0][1]), store::text(rows[0][2]),
                                  store::time(rows[0][3])};
}

QString whose(const AgreedCatalog::Content& content)
{
    return u"%1 at %2, %3"_s.arg(content.by, content.on, content.at.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s));
}

}  // namespace

Expected<std::optional<AgreedCatalog::Content>> AgreedCatalog::stored()
{
    return m_session.read([](Transaction& transaction) -> Expected<std::optional<Content>> {
        if (transaction.exec("SELECT to_regclass('canopyx.catalog')")[0][0].is_null())
            return fail(ErrorKind::Refused, "SCHEMA_OLDER",
                        Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The tables of this workspace have an older version. Open the workspace, or run "
                            "signalbox-cli db migrate, to update them.")));
        return read(transaction);
    });
}

Expected<Done> AgreedCatalog::store(const QByteArray& json, bool replace)
{
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            std::string("INSERT INTO canopyx.catalog (content, set_on) VALUES ($1, $2) ON CONFLICT (single) ") +
                (replace ? "DO UPDATE SET content = excluded.content, set_on = excluded.set_on, set_by = "
                           "session_user, set_at = now()"
                         : "DO NOTHING"),
            {QString::fromUtf8(json), QSysInfo::machineHostName()});
        return Done{};
    });
}

Expected<catalog::Catalog> AgreedCatalog::open(bool shared)
{
    const auto file = catalog::fileContent(m_folder);
    if (!file)
        return fail(file.error());
    const auto mine = catalog::ofWorkspace(m_folder);
    if (!mine)
        return mine;
    auto agreed = stored();
    if (agreed && !*agreed) {
        if (const auto first = store(file->value_or(QByteArray()), false); !first)
            return fail(first.error());
        agreed = stored();  // of two consoles that open the workspace at once, only one inserts
    }
    if (!agreed)
        return fail(agreed.error());
    const AgreedCatalog::Content& content = **agreed;
    if (!shared) {
        if (content.json != file->value_or(QByteArray()))
            if (const auto changed = store(file->value_or(QByteArray()), true); !changed)
                return fail(changed.error());
        return mine;
    }
    const auto theirs = catalog::withContent(content.json);
    if (theirs && (!*file || *theirs == *mine))
        return theirs;
    if (!*file)
        return fail(ErrorKind::Refused, "CATALOG_INVALID",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine", "This version of Signalbox cannot use the catalog of the workspace (%1): %2"))
                        .arg(whose(content), theirs.error().message));
    return fail(ErrorKind::Refused, "CATALOG_DIFFERS",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The file %1 differs from the published catalog of this workspace (%2). Nothing was "
                            "changed. Adopt the workspace's catalog with signalbox-cli schema take, or publish this "
                            "file with signalbox-cli schema publish."))
                    .arg(catalog::fileOfWorkspace(m_folder), whose(content)));
}

Expected<AgreedCatalog::Standing> AgreedCatalog::standing()
{
    const auto file = catalog::fileContent(m_folder);
    if (!file)
        return fail(file.error());
    const auto mine = catalog::ofWorkspace(m_folder);
    if (!mine)
        return fail(mine.error());
    const auto agreed = stored();
    if (!agreed)
        return fail(agreed.error());
    Standing standing{agreed->value_or(Content()), file->has_value(), false};
    const auto theirs = catalog::withContent(standing.agreed.json);
    standing.differs = !theirs || *theirs != *mine;
    return standing;
}

Expected<std::vector<Message>> AgreedCatalog::changes(const QString& reader)
{
    const auto mine = catalog::ofWorkspace(m_folder);
    if (!mine)
        return fail(mine.error());
    const auto found = SchemaKeeper(m_session, *mine, reader).check();
    if (!found)
        return fail(found.error());
    std::vector<Message> sentences;
    for (const Finding& finding : *found)
        sentences.push_back(finding.text);
    return sentences;
}

Expected<Done> AgreedCatalog::publish()
{
    if (const auto alone = store::noOthers(m_session); !alone)
        return alone;
    if (const auto mine = catalog::ofWorkspace(m_folder); !mine)
        return fail(mine.error());
    const auto file = catalog::fileContent(m_folder);
    return file ? store(file->value_or(QByteArray()), true) : fail(file.error());
}

Expected<QString> AgreedCatalog::take()
{
    const auto agreed = stored();
    if (!agreed)
        return fail(agreed.error());
    const QString name = catalog::fileOfWorkspace(m_folder);
    const auto failure = [&](const QString& why) {
        return fail(ErrorKind::Unavailable, "FILE_WRITE",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be written: %2.")).arg(name, why));
    };
    QString kept;
    if (QFile::exists(name)) {
        kept = name + QDateTime::currentDateTimeUtc().toString(u"'.'yyyyMMdd-HHmmss-zzz"_s);
        if (QFile old(name); !old.rename(kept))
            return failure(old.errorString());
    }
    const QByteArray json = *agreed ? (*agreed)->json : QByteArray();
    if (json.isEmpty())
        return kept;
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return failure(file.errorString());
    return kept;
}

Expected<Done> AgreedCatalog::check(store::Session& session, const catalog::Catalog& mine)
{
    const auto agreed = session.read([](Transaction& transaction) { return read(transaction); });
    if (!agreed)
        return fail(agreed.error());
    if (!*agreed)
        return Done{};
    if (const auto theirs = catalog::withContent((*agreed)->json); theirs && *theirs == mine)
        return Done{};
    return fail(ErrorKind::Refused, "CATALOG_CHANGED",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "Another catalog was published for this workspace (%1). Close and reopen the workspace; "
                            "until then no table is changed."))
                    .arg(whose(**agreed)));
}

}  // namespace signalbox::layers
