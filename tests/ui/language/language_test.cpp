// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "desk/desk.h"
#include "language/engine_words.h"
#include "language/language_manager.h"
#include "language/switch_translator.h"
#include "signalbox/literals.h"
#include "support/places.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/language/clipped_texts.h"
#include "ui/screen_walk.h"
#include "widgets/format.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

struct Entry {
    QString context, source, comment;
    QStringList words;
    bool unfinished = false, numerus = false;

    QString key() const { return context + u'|' + source + u'|' + comment; }
};

QString folder()
{
    return signalbox::test::sourceFile(u"translations/"_s);
}

std::vector<Entry> readTs(const QString& path)
{
    QFile file(path);
    std::vector<Entry> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        if (name == u"name"_s)
            context = xml.readElementText();
        else if (name == u"message"_s)
            entries.push_back({context, {}, {}, {}, false, xml.attributes().hasAttribute(u"numerus"_s)});
        else if (name == u"source"_s)
            entries.back().source = xml.readElementText();
        else if (name == u"comment"_s)
            entries.back().comment = xml.readElementText();
        else if (name == u"numerusform"_s)
            entries.back().words << xml.readElementText();
        else if (name == u"translation"_s) {
            entries.back().unfinished = xml.attributes().hasAttribute(u"type"_s);
            if (!entries.back().numerus)
                entries.back().words << xml.readElementText();
        }
    }
    return entries;
}

QSet<QString> keysOf(const std::vector<Entry>& entries)
{
    QSet<QString> keys;
    for (const Entry& entry : entries)
        keys.insert(entry.key());
    return keys;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(u"%(L?\\d+|n)"_s);
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

/// All texts of the window, in the source language.
class Recorder : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* comment, int) const override
    {
        if (*context != 'Q' && *source)
            asked.insert(QString::fromUtf8(context) + u'|' + QString::fromUtf8(source) + u'|' +
                         QString::fromUtf8(comment));
        return {};
    }
    mutable QSet<QString> asked;
};

QString sorted(const QSet<QString>& texts)
{
    QStringList list(texts.begin(), texts.end());
    list.sort();
    return list.join(u'\n');
}

}  // namespace

class LanguageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFont font(u"Noto Sans"_s);
        font.setPixelSize(13);
        QApplication::setFont(font);
        ThemeManager::instance().install();
        LanguageManager::instance().install(&m_desk);
        LanguageManager::instance().setLanguage(u"en"_s);
    }
    void cleanup() { LanguageManager::instance().setLanguage(u"en"_s); }
    void cleanupTestCase() { LanguageManager::instance().install(nullptr); }

    void chineseIsComplete()
    {
        QFile list(folder() + u"same-in-chinese.txt"_s);
        QVERIFY(list.open(QIODevice::ReadOnly));
        QSet<QString> same, unused;
        for (const QString& line : QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts))
            if (!line.startsWith(u"//"_s))
                same.insert(line);
        unused = same;
        QStringList wrong;
        const std::vector<Entry> entries = readTs(folder() + u"signalbox_zh_CN.ts"_s);
        QVERIFY(entries.size() > 1000);
        for (const Entry& entry : entries) {
            const QString words = entry.words.value(0);
            if (entry.unfinished || entry.words.size() != 1 || words.isEmpty())
                wrong << u"not translated: "_s + entry.key();
            else if (words == entry.source && !unused.remove(words) && !same.contains(words))
                wrong << u"the same in both languages: "_s + entry.key();
            else if (placeholders(words) != placeholders(entry.source))
                wrong << u"other values in “%1”: "_s.arg(words) + entry.key();
        }
        for (const QString& text : unused)
            wrong << u"listed as the same, and it is not: "_s + text;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void englishHasItsPlurals()
    {
        for (const Entry& entry : readTs(folder() + u"signalbox_en.ts"_s))
            QVERIFY2(entry.numerus && !entry.unfinished && entry.words.size() == 2 && !entry.words.contains(QString()),
                     qPrintable(entry.key()));
    }

    /// The files contain exactly the texts of the sources; translations/update.sh updates them.
    void filesFollowTheSources_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Chinese") << u"signalbox_zh_CN.ts"_s << QStringList{u"core"_s};
        QTest::newRow("English") << u"signalbox_en.ts"_s << QStringList{u"-pluralonly"_s};
    }
    void filesFollowTheSources()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        QTemporaryDir dir;
        const QString fresh = dir.filePath(file);
        QProcess lupdate;
        lupdate.setWorkingDirectory(signalbox::test::sourceFile());
        lupdate.start(QStringLiteral(SIGNALBOX_LUPDATE), QStringList{u"ui"_s, u"app/window"_s, u"-I"_s, u"app"_s,
                                                                     u"-silent"_s, u"-locations"_s, u"none"_s} +
                                                             options + QStringList{u"-ts"_s, fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        // a text for which tr() is called outside of its class has no context
        const QString said = QString::fromUtf8(lupdate.readAllStandardError());
        QVERIFY2(!said.contains(u"lacks Q_OBJECT"_s) && !said.contains(u"Qualifying"_s), qPrintable(said));
        const QSet<QString> wanted = keysOf(readTs(fresh)), there = keysOf(readTs(folder() + file));
        QVERIFY2(!wanted.isEmpty() && wanted == there,
                 qPrintable(u"missing:\n%1\nnot in the sources any more:\n%2"_s.arg(sorted(wanted - there),
                                                                                    sorted(there - wanted))));
    }

    void engineSpeaksChinese()
    {
        LanguageManager::instance().setLanguage(u"zh_CN"_s);
        using Said = signalbox::Message;
        const Said unknown = Said("The workspace has no chain %1.").arg(u"eip155:5"_s);
        QCOMPARE(engineWords(unknown), u"工作区中没有链 eip155:5。"_s);
        const Said limited =
            Said("%1 limits the rate of requests. Signalbox waits and continues automatically.").arg(u"node.example"_s);
        QCOMPARE(engineWords(Said::joined({limited, Said("Its message: \"%1\".").arg(u"slow down. please"_s)})),
                 u"node.example 要求减少请求。Signalbox 会等待并自动继续。对方答复：“slow down. "
                 "please”。"_s);
        // a message as an argument
        const Said folder =
            Said("The folder %1 cannot be used: %2").arg(u"/x"_s).arg(Said("it is not a folder. Choose another name."));
        QCOMPARE(engineWords(folder), u"无法使用文件夹 /x：它不是文件夹。请选择其他名称。"_s);
        QCOMPARE(engineWords(Said(u"Words of another program."_s)), u"Words of another program."_s);
        LanguageManager::instance().setLanguage(u"en"_s);
        QCOMPARE(engineWords(unknown), u"The workspace has no chain eip155:5."_s);
    }

    void theSystemDecidesFirst()
    {
        QCOMPARE(languageFor({u"zh-Hans-CN"_s, u"en-US"_s}), u"zh_CN"_s);
        QCOMPARE(languageFor({u"de-DE"_s, u"zh-CN"_s}), u"zh_CN"_s);
        QCOMPARE(languageFor({u"de-DE"_s}), u"en"_s);
        QCOMPARE(languageFor({u"C"_s}), u"en"_s);
    }

    void switchesWhileRunning()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        const auto window = allScreensWindow(&workspace, {1280, 800});
        window->go(u"chains/eip155:8453"_s);
        window->go(u"settings"_s);
        QVERIFY(click(u"简体中文"_s, window.get()));
        QTRY_COMPARE(window->currentScreen()->title(), u"设置"_s);
        QVERIFY(awaitSpoken(u"简体中文"_s, window.get()));
        QCOMPARE(window->address(), u"settings"_s);
        QCOMPARE(LanguageManager::instance().choice(), u"zh_CN"_s);
        QCOMPARE(format::duration(125), u"2 分 5 秒"_s);
        window->go(u"chains/eip155:8453"_s);
        QVERIFY(awaitSpoken<QAbstractButton>(u"重新索引范围…"_s, window.get()));
        // the engine's snapshots still arrive
        workspace.scripted()->setScene(Scene::Twelve);
        LanguageManager::instance().setLanguage(u"en"_s);
        QTRY_VERIFY(findSpoken<QAbstractButton>(u"Reindex range…"_s, window.get()));
        QCOMPARE(window->address(), u"chains/eip155:8453"_s);
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(window->address(), u"settings"_s);
        LanguageManager::instance().setLanguage(u"tlh"_s);
        QCOMPARE(LanguageManager::instance().code(), u"en"_s);
    }

    /// No screen requests a text with a context that is not in the files.
    void everyTextIsFound()
    {
        LanguageManager::instance().setLanguage(u"zh_CN"_s);
        Recorder recorder;
        QCoreApplication::installTranslator(&recorder);
        walkScreens({1440, 900}, 20, [](const QString&, QWidget*) {});
        QCoreApplication::removeTranslator(&recorder);
        const QSet<QString> known = keysOf(readTs(folder() + u"signalbox_zh_CN.ts"_s));
        QVERIFY(recorder.asked.size() > 300);
        const QSet<QString> lost = recorder.asked - known;
        QVERIFY2(lost.isEmpty(), qPrintable(sorted(lost)));
    }

    void pseudoLanguageIsLonger()
    {
        const QString text = u"Blocks per request: %1 of %n <b>rows</b>"_s;
        const QString longer = pseudoText(text);
        QCOMPARE(placeholders(longer), placeholders(text));
        QVERIFY(longer.contains(u"<b>"_s) && longer.contains(u"</b>"_s));
        const QString words = u"Another endpoint would speed it up"_s;
        QVERIFY(pseudoText(words).size() >= qRound(words.size() * 1.3));
    }

    /// A language 40 % longer than English, in the smallest supported window.
    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("longer") << u"pseudo"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s;
        QTest::newRow("English") << u"en"_s;
    }
    void nothingIsClipped()
    {
        QFETCH(QString, language);
        LanguageManager::instance().setLanguage(language);
        QStringList found, places;
        walkScreens({1024, 640}, 20, [&](const QString& name, QWidget* window) {
            places << name;
            QWidget* looked = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : window;
            for (const QString& each : clippedTexts(looked))
                if (const QString line = name + u": "_s + each; !found.contains(line))
                    found << line;
        });
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
        QVERIFY(places.contains(u"palette"_s) && places.contains(u"shortcuts"_s));
        QVERIFY(places.contains(u"wizard-4"_s) && places.contains(u"first-run-server"_s));
    }

private:
    Desk m_desk{QString()};
};

SIGNALBOX_TEST(LanguageTest)
#include "language_test.moc"
