// SPDX-License-Identifier: GPL-3.0-or-later

#include "recorded_world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Every recorded block of every set, read by the plain routes and by the bulk answer: the rows are the same, byte
/// for byte.
class BothFormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothFormsGiveEqualRows_data() { addSets(); }
    void bothFormsGiveEqualRows()
    {
        QFETCH(int, set);
        const auto recording = CanopyRecording::sets()[static_cast<std::size_t>(set)].recording;
        RecordedWorld world(recording);
        qint64 rows = 0, blocks = 0;
        for (const Height height : world.blocks()) {
            if (!recording->hasPlain(height) || !recording->hasBulk(height))
                continue;
            ++blocks;
            const canopy::Fold fold = height == 1 ? canopy::Fold::Genesis : canopy::Fold::None;
            const catalog::RowSet plain = world.plainRows(height, fold), bulk = world.bulkRows(height);
            QCOMPARE(plain.fault(), QString());
            QCOMPARE(bulk.fault(), QString());
            for (const auto& entity : catalog::Catalog::canopy().entities())
                compare(plain, bulk, entity.name, height);
            if (QTest::currentTestFailed())
                return;
            rows += plain.rows();
        }
        qInfo("%lld blocks, %lld rows", static_cast<long long>(blocks), static_cast<long long>(rows));
        if (blocks == 0)
            QSKIP("has no block in both forms");
    }

private:
    static void compare(const catalog::RowSet& plain, const catalog::RowSet& bulk, const QString& entity, Height height)
    {
        const auto* a = plain.find(entity);
        const auto* b = bulk.find(entity);
        if ((a ? a->rows().data() : QByteArray()) == (b ? b->rows().data() : QByteArray()))
            return;
        const auto left = a ? readCopy(*a) : std::vector<CopyRow>(), right = b ? readCopy(*b) : std::vector<CopyRow>();
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            const CopyRow x = i < left.size() ? left[i] : CopyRow(), y = i < right.size() ? right[i] : CopyRow();
            for (const auto& [column, value] : x.empty() ? y : x) {
                const QByteArray p = x.contains(column) ? x.at(column) : "-",
                                 q = y.contains(column) ? y.at(column) : "-";
                if (p != q)
                    QFAIL(qPrintable(u"block %1, %2 row %3, %4: plain %5, bulk %6 (of %7 and %8 rows)"_s.arg(height)
                                         .arg(entity)
                                         .arg(i)
                                         .arg(column, QString::fromUtf8(p), QString::fromUtf8(q))
                                         .arg(left.size())
                                         .arg(right.size())));
            }
        }
    }
};

SIGNALBOX_TEST(BothFormsTest)
#include "both_forms_test.moc"
