// SPDX-License-Identifier: GPL-3.0-or-later

#include "recorded_world.h"
#include "signalbox/literals.h"
#include "support/canopy_story.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The generated chains are complete: every possible change of a key of each table occurs in them.
class MadeUpTest : public QObject {
    Q_OBJECT
private:
    struct Seen {
        qint64 rows = 0, changed = 0, closed = 0, returned = 0;
        std::map<QByteArray, bool> alive;
    };
    std::map<QString, Seen> m_seen;
    std::map<QString, std::map<QByteArray, qint64>> m_words;  ///< by column that contains an outcome
    qint64 m_late = 0;                                        ///< evidence of double signing older than the known one
    std::map<QByteArray, QByteArray> m_newest;                ///< newest evidence by address
    std::set<QString> m_counted;                              ///< counters of block_summaries that were ever above zero

    void look(const catalog::RowSet& rows)
    {
        for (const auto* writer : rows.inOrder()) {
            const catalog::Entity& entity = writer->entity();
            for (const CopyRow& row : readCopy(*writer)) {
                for (const char* column : {"status", "state", "success", "subsidized", "retired"}) {
                    const auto word = row.find(QLatin1String(column));
                    if (word != row.end() && (entity.name == u"orders" || entity.name.startsWith(u"dex_")))
                        ++m_words[entity.name][word->second];
                }
                if (entity.name == u"block_summaries") {
                    for (const auto& [column, value] : row) {
                        if (column.startsWith(u"num_") && value != "0")
                            m_counted.insert(column);
                    }
                }
                if (entity.name == u"validator_double_signing_info") {
                    QByteArray& newest = m_newest[row.at(u"address"_s)];
                    const QByteArray& now = row.at(u"last_evidence_height"_s);
                    m_late += !newest.isEmpty() && newest == now ? 1 : 0;
                    newest = now;
                }
                Seen& seen = m_seen[entity.name];
                ++seen.rows;
                if (!entity.closing)
                    continue;
                QByteArray key;
                for (const QString& column : entity.key)
                    key += row.at(column) + '|';
                const bool alive = row.at(u"deleted"_s) == "false";
                const auto known = seen.alive.find(key);
                if (known != seen.alive.end()) {
                    seen.changed += known->second && alive ? 1 : 0;
                    seen.closed += known->second && !alive ? 1 : 0;
                    seen.returned += !known->second && alive ? 1 : 0;
                }
                seen.alive[key] = alive;
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto& set : CanopyRecording::sets()) {
            if (!set.name.startsWith(u"made up"))
                continue;
            RecordedWorld world(set.recording);
            for (auto& [entity, seen] : m_seen)
                seen.alive.clear();
            m_newest.clear();
            for (const Height height : world.blocks())
                look(world.anyRows(height));
        }
    }

    void everyKeyAppearsAndDisappears()
    {
        for (const auto& entity : catalog::Catalog::canopy().entities()) {
            if (!entity.hasHeight() || entity.name == u"lp_position_snapshots")
                continue;
            const Seen& seen = m_seen[entity.name];
            QVERIFY2(seen.rows > 0, qPrintable(entity.name));
            if (entity.closing && entity.name != u"validator_double_signing_info")  // evidence is never closed
                QVERIFY2(seen.changed > 0 && seen.closed > 0 && seen.returned > 0,
                         qPrintable(u"%1: %2 changed, %3 closed, %4 returned"_s.arg(entity.name)
                                        .arg(seen.changed)
                                        .arg(seen.closed)
                                        .arg(seen.returned)));
        }
    }

    void everyOutcomeOccurs()
    {
        QVERIFY(m_late > 0);
        for (const char* word : {"open", "complete", "canceled"})
            QVERIFY2(m_words[u"orders"_s][word] > 0, word);
        for (const char* table : {"dex_orders", "dex_deposits", "dex_withdrawals"}) {
            for (const char* word : {"pending", "locked", "complete", "expired"})
                QVERIFY2(m_words[QLatin1String(table)][word] > 0, table);
        }
        for (const char* word : {"true", "false"})
            QVERIFY(m_words[u"dex_orders"_s][word] > 0);
        for (const auto& column : catalog::Catalog::canopy().find(u"block_summaries"_s)->columns) {
            if (column.name.startsWith(u"num_"))
                QVERIFY2(m_counted.contains(column.name), qPrintable(column.name));
        }
    }
};

SIGNALBOX_TEST(MadeUpTest)
#include "made_up_test.moc"
