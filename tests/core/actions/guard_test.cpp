// SPDX-License-Identifier: GPL-3.0-or-later

#include <atomic>

#include "actions/http/address_rules.h"
#include "actions/http/outgoing_guard.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::actions;

class OutgoingGuardTest : public QObject {
    Q_OBJECT

    static QString code(const QString& url, const QStringList& hosts = {}, bool plain = true)
    {
        const auto allowed = allowedUrl(url, hosts, plain);
        return allowed ? u"ok"_s : allowed.error().code;
    }

private Q_SLOTS:
    void privateAddressesAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        for (const char* url : {"http://127.0.0.1",
                                "http://[::1]",
                                "http://10.0.0.1",
                                "http://169.254.169.254/",
                                "http://localhost",
                                "http://x.local",
                                "http://2130706433/",
                                "http://[::ffff:10.0.0.1]/",
                                "http://0x7f000001/",
                                "http://0177.0.0.1/",
                                "http://127.1/",
                                "http://0x7f.1/",
                                "http://0/",
                                "http://172.16.0.1",
                                "http://172.31.255.255",
                                "http://192.168.1.1",
                                "http://255.255.255.255",
                                "http://0.0.0.0",
                                "http://0.1.2.3",
                                "http://100.64.0.1",
                                "http://100.127.255.255",
                                "http://192.0.0.8",
                                "http://192.0.2.1",
                                "http://198.18.0.1",
                                "http://198.19.255.255",
                                "http://198.51.100.7",
                                "http://203.0.113.9",
                                "http://224.0.0.1",
                                "http://239.1.1.1",
                                "http://240.0.0.1",
                                "http://[::]",
                                "http://[fc00::1]",
                                "http://[fdff::1]",
                                "http://[fe80::1]",
                                "http://[febf::1]",
                                "http://[ff02::1]",
                                "http://[64:ff9b::a00:1]",
                                "http://[64:ff9b::808:808]",
                                "http://[2002:a00:1::]",
                                "http://[2002:7f00:1::1]",
                                "http://[2001:db8::1]",
                                "http://[::ffff:127.0.0.1]",
                                "http://[::ffff:7f00:1]",
                                "http://[::127.0.0.1]",
                                "http://[::ffff:198.18.0.1]",
                                "http://[2001::1]",
                                "http://[fec0::1]",
                                "http://localhost.localdomain",
                                "http://a.localhost",
                                "http://LOCALHOST",
                                "http://printer.local",
                                "http://vault.internal",
                                "http://router.home.arpa",
                                "http://localhost./",
                                "http://example.com./",
                                "https://127.0.0.1:8443/x",
                                "http://%6c%6f%63%61%6c%68%6f%73%74/"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void privateAddressesAreRefused()
    {
        QFETCH(QString, url);
        QVERIFY2(code(url) == "HOST_NOT_PUBLIC"_L1 || code(url) == "URL_INVALID"_L1, qPrintable(code(url)));
    }

    void otherSchemesAndFormsAreRefused()
    {
        for (const auto& url :
             {u"ftp://x"_s, u"file:///etc/passwd"_s, u"gopher://x.example"_s, u"//x.example"_s, u""_s, u"http://"_s,
              u"x.example"_s, u"http://user:pw@x.example/"_s, u"http://user@x.example/"_s, u"http://x.example:99999/"_s,
              u"https://x.example/"_s + QString(2100, u'a'), u"https://x.example/a b"_s})
            QCOMPARE(code(url), url == "http://"_L1 ? code(url) : u"URL_INVALID"_s);
        QVERIFY(code(u"http://"_s) != "ok"_L1);
    }

    void publicHostsAreAccepted()
    {
        for (const auto& url :
             {u"https://hooks.example.org/a?b=c"_s, u"http://93.184.216.34/"_s, u"https://[2606:4700::1111]/"_s,
              u"https://[2002:808:808::1]/"_s, u"https://mylocal/"_s, u"https://xn--bcher-kva.example/"_s,
              u"https://bücher.example/"_s, u"http://172.32.0.1/"_s, u"http://100.128.0.1/"_s})
            QVERIFY2(code(url) == "ok"_L1, qPrintable(url + u": "_s + code(url)));
    }

    void plainHttpCanBeRefused()
    {
        QCOMPARE(code(u"http://hooks.example.org/"_s, {}, false), u"URL_INVALID"_s);
        QCOMPARE(code(u"https://hooks.example.org/"_s, {}, false), u"ok"_s);
        QCOMPARE(code(u"http://127.0.0.1:8080/"_s, {u"127.0.0.1:8080"_s}, false), u"ok"_s);
    }

    void anActionCanAllowHostAndPort()
    {
        const QStringList hosts{u"127.0.0.1:8080"_s, u"Vault.Internal:443"_s, u"[::1]:80"_s};
        QCOMPARE(code(u"http://127.0.0.1:8080/a"_s, hosts), u"ok"_s);
        QCOMPARE(code(u"http://127.0.0.1:8081/a"_s, hosts), u"HOST_NOT_PUBLIC"_s);
        QCOMPARE(code(u"http://127.0.0.1/a"_s, hosts), u"HOST_NOT_PUBLIC"_s);
        QCOMPARE(code(u"https://vault.internal/"_s, hosts), u"ok"_s);
        QCOMPARE(code(u"http://[::1]/"_s, hosts), u"ok"_s);
        for (const auto& bad :
             {u"127.0.0.1"_s, u"*:80"_s, u"a b:80"_s, u""_s, u"x:0"_s, u"x:70000"_s, u"x:80/y"_s, u"http://x:80"_s})
            QVERIFY2(!privateHostProblem(bad).isEmpty(), qPrintable(bad));
        for (const auto& good : hosts)
            QVERIFY2(privateHostProblem(good).isEmpty(), qPrintable(good));
    }

    void namesAreResolvedAndEveryAddressIsChecked()
    {
        const std::atomic<bool> canceled = false;
        AllowedUrl url{QUrl(u"https://localhost/"_s), u"localhost"_s, 443, false};
        const auto refused = checkedAddresses(url, QDeadlineTimer(5000), canceled);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"HOST_NOT_PUBLIC"_s);
        url.isPrivate = true;
        const auto allowed = checkedAddresses(url, QDeadlineTimer(5000), canceled);
        QVERIFY(allowed && !allowed->empty() && allowed->front().isLoopback());
    }

    void originsHaveNoUsualPort()
    {
        QCOMPARE(originOf(QUrl(u"https://MCP.example.org:443/a?b"_s)), u"https://mcp.example.org"_s);
        QCOMPARE(originOf(QUrl(u"http://[::1]:8080/a"_s)), u"http://[::1]:8080"_s);
        QCOMPARE(originOf(QUrl(u"nonsense"_s)), QString());
    }
};

SIGNALBOX_TEST(OutgoingGuardTest)
#include "guard_test.moc"
