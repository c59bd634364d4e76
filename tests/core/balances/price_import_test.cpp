// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTemporaryDir>

#include "balances/books/token_book.h"
#include "books_place.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// Prices of a CSV file: all or none.
class PriceImportTest : public QObject, BooksPlace {
    Q_OBJECT

    std::unique_ptr<balances::TokenBook> m_book;
    QTemporaryDir m_folder;

    Expected<PriceImport> import(const QByteArray& content)
    {
        QFile file(m_folder.filePath(u"prices.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("The file could not be written.");
        file.close();
        return wait(m_book->importPrices(file.fileName()));
    }
    QString count() const { return sql(u"SELECT count(*) FROM prices"_s); }
    static QByteArray address(int last) { return "0x" + QByteArray(38, '0') + QByteArray::number(last + 10); }

private Q_SLOTS:
    void initTestCase()
    {
        makeBooks();
        m_book = std::make_unique<balances::TokenBook>(reader);
    }
    void init() { sql(u"DELETE FROM prices"_s); }
    void cleanupTestCase()
    {
        m_book.reset();
        dropBooks();
    }

    void rowsAreStoredOnce()
    {
        const QByteArray file = "\xef\xbb\xbftime,price,contract,chain\r\n2026-01-01T00:00:00Z,1.5," + address(1) +
                                ",eip155:31337\r\n\r\n2026-01-01 02:00:00+01:00,\" 2 \"," +
                                address(1).toUpper().replace("0X", "0x") + ",31337\n2026-01-02,3," + address(2) +
                                ",\"Test eip155:31337\"\n2026-01-02,4," + address(2) + ",31337";
        const auto first = import(file);
        OK(first);
        QCOMPARE(first->rows, 4);
        QCOMPARE(first->stored, 3);
        QCOMPARE(first->unchanged, 1);
        QCOMPARE(sql(u"SELECT string_agg(concat_ws(' ', hex(contract), price, to_char(time AT TIME ZONE 'UTC', "
                     "'DD HH24'), source), ', ' ORDER BY contract, time) FROM prices"_s),
                 u"%1 1.5 01 00 csv, %1 2 01 01 csv, %2 4 02 00 csv"_s.arg(QString::fromLatin1(address(1)),
                                                                           QString::fromLatin1(address(2))));
        const auto again = import(file);
        OK(again);
        QCOMPARE(again->stored, 0);
        QCOMPARE(again->unchanged, 4);
    }

    void withoutATimeTheyApplyNow()
    {
        const auto done = import("chain,contract,price\n31337," + address(1) + ",0.25\n31337," + address(2) + ",.5\n");
        OK(done);
        QCOMPARE(done->stored, 2);
        QCOMPARE(
            sql(u"SELECT count(DISTINCT time) FROM prices WHERE time BETWEEN now() - interval '1 min' AND now()"_s),
            u"1"_s);
    }

    void aWrongLineStoresNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("text");
        const QByteArray head = "chain,contract,price,time\n",
                         good = "31337," + address(1) + ",1,2026-01-01T00:00:00Z\n";
        const QString columns =
            u"Line 1: The file must begin with the names of its columns: chain,contract,price or "
            "chain,contract,price,time. Nothing was stored."_s;
        const auto row = [](const char* title, const QByteArray& content, const QString& text) {
            QTest::newRow(title) << content << text;
        };
        row("empty", "", columns);
        row("no head", good, columns);
        row("missing column", "chain,price\n", columns);
        row("other column", "chain,contract,price,note\n", columns);
        row("column twice", "chain,contract,price,price\n", columns);
        row("too few", head + good + "31337,1\n",
            u"Line 3: The line does not have a value for each column. Nothing was stored."_s);
        row("too many", head + good + good.trimmed() + ",x\n",
            u"Line 3: The line does not have a value for each column. Nothing was stored."_s);
        row("quote", head + "\"31337,1\n", u"Line 2: A quotation mark is not closed. Nothing was stored."_s);
        row("chain", head + good + "\n1," + address(1) + ",1,2026-01-01\n",
            u"Line 4: This workspace has no EVM chain 1. Nothing was stored."_s);
        row("contract", head + "31337,0x12,1,2026-01-01\n",
            u"Line 2: \"0x12\" is not a valid contract address: 0x and 40 hexadecimal digits. Nothing was stored."_s);
        row("price", head + good + "31337," + address(1) + ",-1,2026-01-01\n",
            u"Line 3: \"-1\" is not a valid price. Write a number of USD of at least 0, such as 1.25 or 3e-7. Nothing "
            "was stored."_s);
        row("time", head + good + "31337," + address(1) + ",1,yesterday\n",
            u"Line 3: \"yesterday\" is not a valid time. Write it as 2026-01-31T12:00:00Z. Nothing was stored."_s);
        row("long", head + QByteArray(5000, 'x'), u"Line 2: The line is too long. Nothing was stored."_s);
    }
    void aWrongLineStoresNothing()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, text);
        const auto answer = import(content);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"BAD_VALUE"_s);
        QCOMPARE(answer.error().text(), text);
        QCOMPARE(count(), u"0"_s);
    }

    void aMissingFileIsNamed()
    {
        const auto answer = wait(m_book->importPrices(m_folder.filePath(u"none.csv"_s)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"BAD_VALUE"_s);
        QVERIFY(answer.error().text().contains("none.csv"_L1));
    }
};

SIGNALBOX_TEST(PriceImportTest)
#include "price_import_test.moc"
