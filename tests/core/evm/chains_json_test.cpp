// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrl>

#include "evm/proof/preset_rules.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

QString checksummed(const QString& address)
{
    QString text = address.mid(2).toLower();
    const QByteArray hash = QCryptographicHash::hash(text.toLatin1(), QCryptographicHash::Keccak_256).toHex();
    for (int i = 0; i < text.size(); ++i)
        if (hash.at(i) >= '8')
            text[i] = text.at(i).toUpper();
    return u"0x"_s + text;
}

/// The data file itself; the reader has its own tests.
class ChainsJsonTest : public QObject {
    Q_OBJECT

    QJsonArray m_chains;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(u":/resources/chains.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(file.readAll(), &error);
        QCOMPARE(error.errorString(), u"no error occurred"_s);
        m_chains = document.object().value(u"chains").toArray();
    }

    void presetsAreComplete()
    {
        qsizetype tokens = 0;
        qsizetype withTokens = 0;
        for (const auto& chain : std::as_const(m_chains)) {
            const auto count = chain.toObject().value(u"tokens").toArray().size();
            tokens += count;
            withTokens += count > 0;
        }
        QVERIFY(m_chains.size() >= 37);
        QVERIFY(tokens >= 54);
        QVERIFY(withTokens >= 31);
    }

    void idsAndNamesAreUnique()
    {
        static const QRegularExpression id(u"^eip155:[1-9][0-9]*$"_qs);
        QSet<QString> ids;
        QSet<QString> names;
        for (const auto& chain : std::as_const(m_chains)) {
            const QString caip2 = chain.toObject().value(u"caip2").toString();
            QVERIFY2(id.match(caip2).hasMatch(), qPrintable(caip2));
            ids << caip2;
            names << chain.toObject().value(u"name").toString();
        }
        QCOMPARE(ids.size(), m_chains.size());
        QCOMPARE(names.size(), m_chains.size());
        for (const char* wanted : {"eip155:1", "eip155:56", "eip155:999", "eip155:2020", "eip155:1380012617",
                                   "eip155:143", "eip155:11155111"})
            QVERIFY2(ids.contains(QString::fromLatin1(wanted)), wanted);
        for (const char* foreign : {"eip155:728126428", "eip155:1399811149"})
            QVERIFY2(!ids.contains(QString::fromLatin1(foreign)), foreign);
    }

    void addressesCarryTheirChecksum()
    {
        for (const auto& value : std::as_const(m_chains)) {
            const QJsonObject chain = value.toObject();
            QStringList addresses;
            for (const auto key : {u"identity", u"reputation", u"validation"})
                if (chain.contains(key))
                    addresses << chain.value(key).toString();
            for (const auto& token : chain.value(u"tokens").toArray())
                addresses << token.toObject().value(u"address").toString();
            for (const auto& token : chain.value(u"balanceRules").toArray())
                for (const auto key : {u"address", u"owner"})
                    if (const QString address = token.toObject().value(key).toString(); !address.isEmpty())
                        QCOMPARE(address, checksummed(address));
            for (const QString& address : std::as_const(addresses))
                QCOMPARE(address, checksummed(address));
            QCOMPARE(QSet<QString>(addresses.cbegin(), addresses.cend()).size(), addresses.size());
        }
    }

    void fieldsAreKnownAndInRange()
    {
        static const QSet<QString> known{
            u"caip2"_qs,          u"name"_qs,         u"kind"_qs,       u"nativeSymbol"_qs,    u"explorer"_qs,
            u"testnet"_qs,        u"blockSeconds"_qs, u"rpc"_qs,        u"alchemySlug"_qs,     u"infuraSlug"_qs,
            u"identity"_qs,       u"reputation"_qs,   u"validation"_qs, u"registriesStart"_qs, u"confirmations"_qs,
            u"reorgDepth"_qs,     u"tokens"_qs,       u"bloom"_qs,      u"proof"_qs,           u"multicall"_qs,
            u"multicallStart"_qs, u"balanceRules"_qs};
        for (const auto& value : std::as_const(m_chains)) {
            const QJsonObject chain = value.toObject();
            for (const QString& key : chain.keys())
                QVERIFY2(known.contains(key), qPrintable(key));
            QVERIFY(QStringList({u""_qs, u"partial"_qs, u"none"_qs}).contains(chain.value(u"bloom").toString()));
            QVERIFY(signalbox::evm::proof::Rules::fromJson(chain.value(u"proof").toArray()));
            QVERIFY(chain.value(u"confirmations").toInt() > 0);
            QVERIFY(chain.value(u"reorgDepth").toInt() >= 64);
            if (chain.contains(u"explorer")) {
                const QString explorer = chain.value(u"explorer").toString();
                QVERIFY2(explorer.startsWith(u"https://") && !explorer.endsWith(u'/'), qPrintable(explorer));
            }
            for (const auto& rpc : chain.value(u"rpc").toArray())
                QVERIFY2(QUrl(rpc.toString(), QUrl::StrictMode).isValid(), qPrintable(rpc.toString()));
            for (const auto& entry : chain.value(u"tokens").toArray()) {
                const QJsonObject token = entry.toObject();
                const QString quality = token.value(u"startQuality").toString();
                QVERIFY(QStringList({u"exact"_qs, u"rounded"_qs, u"genesis"_qs, u"none"_qs}).contains(quality));
                QVERIFY(quality == u"none" || token.contains(u"start"));
                const int decimals = token.value(u"decimals").toInt(-1);
                QVERIFY(decimals == 6 || decimals == 18);
            }
        }
    }

    void knownTrapsAreAvoided()
    {
        // Madhugiri put state syncs under the receipts root.
        for (const auto& [id, fork] : {std::pair(137, 80'084'800), std::pair(80'002, 28'899'616)}) {
            const auto& rules = signalbox::evm::proof::rulesOf(id);
            QVERIFY(rules.at(0).stateSyncOutside && rules.at(fork - 1).stateSyncOutside);
            QVERIFY(!rules.at(fork).stateSyncOutside);
        }
        for (const auto& value : std::as_const(m_chains)) {
            const QJsonObject chain = value.toObject();
            if (chain.value(u"caip2") == u"eip155:56"_qs)
                for (const auto& token : chain.value(u"tokens").toArray())
                    QCOMPARE(token.toObject().value(u"decimals").toInt(), 18);
        }
    }
};

}  // namespace

SIGNALBOX_TEST(ChainsJsonTest)

#include "chains_json_test.moc"
