#include "recorded_world.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Every recorded block of both chains, read by the plain routes and by the bulk answer: the rows are the same, byte
/// for byte.
class BothFormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreEqual_data()
    {
        QTest::addColumn<int>("chain");
        QTest::newRow("root chain") << 1;
        QTest::newRow("nested chain") << 2;
    }
    void rowsAreEqual()
    {
        QFETCH(int, chain);
        const auto recording = CanopyRecording::ofChain(chain);
        QVERIFY(recording);
        RecordedWorld world(recording);
        qint64 rows = 0;
        for (Height height = 1; height <= recording->lastBlock(); ++height) {
            const catalog::RowSet plain = world.plainRows(height), bulk = world.bulkRows(height);
            QCOMPARE(plain.fault(), QString());
            QCOMPARE(bulk.fault(), QString());
            for (const auto& entity : catalog::Catalog::canopy().entities())
                compare(plain, bulk, entity.name, height);
            if (QTest::currentTestFailed())
                return;
            rows += plain.rows();
        }
        qInfo("%lld blocks, %lld rows", static_cast<long long>(recording->lastBlock()), static_cast<long long>(rows));
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
                    QFAIL(qPrintable(QStringLiteral("block %1, %2 row %3, %4: plain %5, bulk %6 (of %7 and %8 rows)")
                                         .arg(height)
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
