#include "chain/chain_id.h"

#include <QTest>

#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::chain;

class ChainIdTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void readsWhatEndpointsAnswer();
};

void ChainIdTest::accepts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("caip2");
    QTest::addColumn<qint64>("number");
    QTest::newRow("mainnet") << "eip155:1"
                             << "eip155:1" << qint64(1);
    QTest::newRow("blanks") << " eip155:8453\n"
                            << "eip155:8453" << qint64(8453);
    QTest::newRow("above 2^31") << "eip155:2716446429837000"
                                << "eip155:2716446429837000" << qint64(2716446429837000);
    QTest::newRow("2^63 - 1") << "eip155:9223372036854775807"
                              << "eip155:9223372036854775807" << qint64(9223372036854775807);
    QTest::newRow("canopy") << "canopy:1"
                            << "canopy:1" << qint64(1);
    QTest::newRow("cosmos") << "cosmos:osmosis-1"
                            << "cosmos:osmosis-1" << qint64(0);
}

void ChainIdTest::accepts()
{
    QFETCH(QString, text);
    QFETCH(QString, caip2);
    QFETCH(qint64, number);
    const auto id = parseChainId(text);
    QVERIFY2(id.has_value(), id ? "" : qPrintable(id.error().text));
    QCOMPARE(id->caip2(), caip2);
    QCOMPARE(id->number, number);
}

void ChainIdTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << ""
                           << "CAIP2_SYNTAX"
                           << "eip155:1";
    QTest::newRow("bare") << "1"
                          << "CAIP2_SYNTAX"
                          << "family and a reference";
    QTest::newRow("leading zero") << "eip155:01"
                                  << "CAIP2_SYNTAX"
                                  << "decimal number";
    QTest::newRow("letters") << "eip155:main"
                             << "CAIP2_SYNTAX"
                             << "decimal number";
    QTest::newRow("minus") << "eip155:-1"
                           << "CAIP2_SYNTAX"
                           << "decimal number";
    QTest::newRow("zero") << "eip155:0"
                          << "CHAIN_ID_RANGE"
                          << "begin at 1";
    QTest::newRow("2^63") << "eip155:9223372036854775808"
                          << "CHAIN_ID_RANGE"
                          << "9223372036854775807";
    QTest::newRow("2^64") << "eip155:18446744073709551616"
                          << "CHAIN_ID_RANGE"
                          << "too large";
    QTest::newRow("32 digits") << "eip155:99999999999999999999999999999999"
                               << "CHAIN_ID_RANGE"
                               << "too large";
    QTest::newRow("family") << "bip122:000000000019d6689c085ae165831e93"
                            << "UNKNOWN_FAMILY"
                            << "bip122";
    QTest::newRow("tron") << "eip155:728126428"
                          << "NOT_EVM_CHAIN"
                          << "Tron";
    QTest::newRow("solana") << "eip155:1399811149"
                            << "NOT_EVM_CHAIN"
                            << "Solana";
}

void ChainIdTest::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QFETCH(QString, says);
    const auto id = parseChainId(text);
    QVERIFY(!id.has_value());
    QCOMPARE(id.error().code, code);
    QCOMPARE(id.error().kind, ErrorKind::Invalid);
    QVERIFY2(id.error().text.contains(says), qPrintable(id.error().text));
}

void ChainIdTest::readsWhatEndpointsAnswer()
{
    QCOMPARE(parseEip155Number(QStringLiteral("0x2105"))->caip2(), QStringLiteral("eip155:8453"));
    QCOMPARE(parseEip155Number(QStringLiteral("31337"))->caip2(), QStringLiteral("eip155:31337"));
    QCOMPARE(parseEip155Number(QStringLiteral("0x7fffffffffffffff"))->number, std::numeric_limits<qint64>::max());
    QCOMPARE(parseEip155Number(QStringLiteral("0x8000000000000000")).error().code, QStringLiteral("CHAIN_ID_RANGE"));
    QCOMPARE(parseEip155Number(QStringLiteral("0x112233445566778899aabb")).error().code,
             QStringLiteral("CHAIN_ID_RANGE"));
    QCOMPARE(parseEip155Number(QStringLiteral("0x2b6653dc")).error().code, QStringLiteral("NOT_EVM_CHAIN"));
    for (const auto* text : {"", "0x", "0xg", "one", "-1"})
        QCOMPARE(parseEip155Number(QString::fromLatin1(text)).error().code, QStringLiteral("CAIP2_SYNTAX"));
}

SIGNALBOX_TEST(ChainIdTest)
#include "chain_id_test.moc"
