// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/list_updater.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"
#include "tables/row_model.h"

namespace {

struct ListRow {
    QString key;
    int value = 0;
};

using namespace signalbox;

class ListModel : public signalbox::ui::RowModel<ListRow> {
public:
    ListModel() : RowModel({{u"key"_s, u"Key"_s}, {u"value"_s, u"Value"_s, signalbox::ui::CellKind::Number}}) {}

protected:
    QString key(const ListRow& row) const override { return row.key; }
    QVariant cell(const ListRow& row, int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? QVariant(row.key) : QVariant(row.value);
    }
    bool same(const ListRow& a, const ListRow& b) const override { return a.value == b.value; }
};

/// "a=1 b=2"
std::vector<ListRow> rowsOf(const char* textOf)
{
    std::vector<ListRow> all;
    for (const QString& word : QString::fromLatin1(textOf).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        all.push_back({word.section(QLatin1Char('='), 0, 0), word.section(QLatin1Char('='), 1).toInt()});
    return all;
}

QString textOf(const ListModel& model)
{
    QStringList words;
    for (const ListRow& row : model.rows())
        words << row.key + QLatin1Char('=') + QString::number(row.value);
    return words.join(QLatin1Char(' '));
}

}  // namespace

class ListUpdaterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neighborsAreOneRange()
    {
        ListModel model;
        QAbstractItemModelTester tester(&model);
        model.setRows(rowsOf("a=1 b=1 c=1 d=1 e=1"));
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved),
            inserted(&model, &QAbstractItemModel::rowsInserted), changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(rowsOf("a=1 x=1 y=1 d=2 e=2"));
        QCOMPARE(textOf(model), u"a=1 x=1 y=1 d=2 e=2"_s);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.at(0).at(1).toInt(), 1);
        QCOMPARE(removed.at(0).at(2).toInt(), 2);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 1);
        QCOMPARE(inserted.at(0).at(2).toInt(), 2);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 3);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 4);
    }

    void noSignalWithoutAChange()
    {
        ListModel model;
        model.setRows(rowsOf("a=1 b=2"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged),
            layout(&model, &QAbstractItemModel::layoutChanged);
        model.setRows(rowsOf("a=1 b=2"));
        QCOMPARE(changed.size(), 0);
        QCOMPARE(layout.size(), 0);
    }

    void selectionSurvivesANewOrder()
    {
        ListModel model;
        QAbstractItemModelTester tester(&model);
        model.setRows(rowsOf("a=1 b=2 c=3"));
        QItemSelectionModel selection(&model);
        selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        model.setRows(rowsOf("c=3 x=9 b=5 a=1"));
        QCOMPARE(textOf(model), u"c=3 x=9 b=5 a=1"_s);
        QCOMPARE(selection.currentIndex().row(), 2);
        QVERIFY(selection.isRowSelected(2));
    }

    void anyListBecomesAnyOther()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        ListModel model;
        QAbstractItemModelTester tester(&model);
        for (int round = 0; round < 400; ++round) {
            QStringList keys;
            for (char c = 'a'; c <= 'j'; ++c)
                if (random.bounded(3) > 0)
                    keys << QString(QLatin1Char(c));
            if (random.bounded(4) == 0)
                std::shuffle(keys.begin(), keys.end(), random);
            QStringList words;
            for (const QString& key : std::as_const(keys))
                words << key + QLatin1Char('=') + QString::number(random.bounded(3));
            const QByteArray wanted = words.join(QLatin1Char(' ')).toLatin1();
            model.setRows(rowsOf(wanted.constData()));
            QVERIFY2(textOf(model) == QString::fromLatin1(wanted),
                     qPrintable(u"seed %1, round %2"_s.arg(seed).arg(round)));
        }
    }
};
SIGNALBOX_TEST(ListUpdaterTest)

#include "list_updater_test.moc"
