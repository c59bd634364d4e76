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
#include "support/places.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/clipped_texts.h"
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
    return signalbox::test::sourceFile(QStringLiteral("translations/"));
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
        if (name == QStringLiteral("name"))
            context = xml.readElementText();
        else if (name == QStringLiteral("message"))
            entries.push_back({context, {}, {}, {}, false, xml.attributes().hasAttribute(QStringLiteral("numerus"))});
        else if (name == QStringLiteral("source"))
            entries.back().source = xml.readElementText();
        else if (name == QStringLiteral("comment"))
            entries.back().comment = xml.readElementText();
        else if (name == QStringLiteral("numerusform"))
            entries.back().words << xml.readElementText();
        else if (name == QStringLiteral("translation")) {
            entries.back().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
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
    static const QRegularExpression pattern(QStringLiteral("%(L?\\d+|n)"));
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

/// What the window asks for, before any language answers.
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
        QFont font(QStringLiteral("Noto Sans"));
        font.setPixelSize(13);
        QApplication::setFont(font);
        ThemeManager::instance().install();
        setDesk(&m_desk);
    }
    void cleanup() { LanguageManager::instance().setLanguage(QStringLiteral("en")); }
    void cleanupTestCase() { setDesk(nullptr); }

    void chineseIsWhole()
    {
        QFile list(folder() + QStringLiteral("same-in-chinese.txt"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        QSet<QString> same, unused;
        for (const QString& line : QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts))
            if (!line.startsWith(QStringLiteral("//")))
                same.insert(line);
        unused = same;
        QStringList wrong;
        const std::vector<Entry> entries = readTs(folder() + QStringLiteral("signalbox_zh_CN.ts"));
        QVERIFY(entries.size() > 1000);
        for (const Entry& entry : entries) {
            const QString words = entry.words.value(0);
            if (entry.unfinished || entry.words.size() != 1 || words.isEmpty())
                wrong << QStringLiteral("not translated: ") + entry.key();
            else if (words == entry.source && !unused.remove(words) && !same.contains(words))
                wrong << QStringLiteral("the same in both languages: ") + entry.key();
            else if (placeholders(words) != placeholders(entry.source))
                wrong << QStringLiteral("other values in “%1”: ").arg(words) + entry.key();
        }
        for (const QString& text : unused)
            wrong << QStringLiteral("listed as the same, and it is not: ") + text;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void englishHasItsPlurals()
    {
        for (const Entry& entry : readTs(folder() + QStringLiteral("signalbox_en.ts")))
            QVERIFY2(entry.numerus && !entry.unfinished && entry.words.size() == 2 && !entry.words.contains(QString()),
                     qPrintable(entry.key()));
    }

    /// The files hold exactly the texts of the sources; translations/update.sh puts that right.
    void filesFollowTheSources_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("Chinese") << QStringLiteral("signalbox_zh_CN.ts") << QStringList();
        QTest::newRow("English") << QStringLiteral("signalbox_en.ts") << QStringList{QStringLiteral("-pluralonly")};
    }
    void filesFollowTheSources()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, options);
        QTemporaryDir dir;
        const QString fresh = dir.filePath(file);
        QProcess lupdate;
        lupdate.setWorkingDirectory(signalbox::test::sourceFile());
        lupdate.start(
            QStringLiteral(SIGNALBOX_LUPDATE),
            QStringList{QStringLiteral("ui"), QStringLiteral("app/window"), QStringLiteral("-I"), QStringLiteral("app"),
                        QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none")} +
                options + QStringList{QStringLiteral("-ts"), fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        // a text that tr() is called for outside of its class has no context to be found by
        const QString said = QString::fromUtf8(lupdate.readAllStandardError());
        QVERIFY2(!said.contains(QStringLiteral("lacks Q_OBJECT")) && !said.contains(QStringLiteral("Qualifying")),
                 qPrintable(said));
        const QSet<QString> wanted = keysOf(readTs(fresh)), there = keysOf(readTs(folder() + file));
        QVERIFY2(!wanted.isEmpty() && wanted == there,
                 qPrintable(QStringLiteral("missing:\n%1\nnot in the sources any more:\n%2")
                                .arg(sorted(wanted - there), sorted(there - wanted))));
    }

    /// Every sentence that an error of the engine is made of is in the table of ui/language.
    void engineErrorsAreKnown()
    {
        static const QRegularExpression error(
            QStringLiteral("ErrorKind::\\w+,\\s*\"[A-Z][A-Z0-9_]+\",\\s*(?:QStringLiteral\\(\\s*)?((?:\"(?:[^\"\\\\]|"
                           "\\\\.)*\"\\s*)+)"));
        static const QRegularExpression piece(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
        QStringList unknown;
        int known = 0;
        QDirIterator files(signalbox::test::sourceFile(QStringLiteral("core")), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().contains(QStringLiteral("/core/sim/")) || !file.open(QIODevice::ReadOnly))
                continue;
            const QString source = QString::fromUtf8(file.readAll());
            for (auto it = error.globalMatch(source); it.hasNext();) {
                QString sentence;
                for (auto p = piece.globalMatch(it.next().captured(1)); p.hasNext();)
                    sentence += p.next().captured(1);
                sentence.replace(QStringLiteral("\\\""), QStringLiteral("\""))
                    .replace(QStringLiteral("%L"), QStringLiteral("%"));
                const QString words = sentence.trimmed();
                // values only: what they hold is a sentence of its own
                if (words.isEmpty() ||
                    QString(words).remove(QRegularExpression(QStringLiteral("%\\d|[^\\w]"))).isEmpty())
                    continue;
                isEngineSentence(words) || spokenInParts(words) ? void(++known)
                                                                : void(unknown << file.fileName() + u':' + words);
            }
        }
        QVERIFY(known > 150);
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    }

    void engineSpeaksChinese()
    {
        LanguageManager::instance().setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(engineWords(QStringLiteral("The workspace has no chain eip155:5.")),
                 QStringLiteral("工作区中没有链 eip155:5。"));
        QCOMPARE(engineWords(QStringLiteral("node.example limits the rate of requests. Signalbox waits and continues "
                                            "automatically. Its answer: \"slow down. please\".")),
                 QStringLiteral("node.example 要求减少请求。Signalbox 会等待并自动继续。对方答复：“slow down. "
                                "please”。"));
        // a sentence in a sentence
        QCOMPARE(engineWords(QStringLiteral("The folder /x cannot be used: it is not a folder. Choose another name.")),
                 QStringLiteral("无法使用文件夹 /x：它不是文件夹。请选择其他名称。"));
        QCOMPARE(engineWords(QStringLiteral("Words of another program.")), QStringLiteral("Words of another program."));
        LanguageManager::instance().setLanguage(QStringLiteral("en"));
        QCOMPARE(engineWords(QStringLiteral("The workspace has no chain eip155:5.")),
                 QStringLiteral("The workspace has no chain eip155:5."));
    }

    void theSystemDecidesFirst()
    {
        QCOMPARE(languageFor({QStringLiteral("zh-Hans-CN"), QStringLiteral("en-US")}), QStringLiteral("zh_CN"));
        QCOMPARE(languageFor({QStringLiteral("de-DE"), QStringLiteral("zh-CN")}), QStringLiteral("zh_CN"));
        QCOMPARE(languageFor({QStringLiteral("de-DE")}), QStringLiteral("en"));
        QCOMPARE(languageFor({QStringLiteral("C")}), QStringLiteral("en"));
    }

    void switchesWhileRunning()
    {
        ScriptedWorkspace workspace(Scene::Twelve);
        const auto window = allScreensWindow(&workspace, {1280, 800});
        window->go(QStringLiteral("chains/eip155:8453"));
        window->go(QStringLiteral("settings"));
        QVERIFY(click(QStringLiteral("简体中文"), window.get()));
        QTRY_COMPARE(window->currentScreen()->title(), QStringLiteral("设置"));
        QVERIFY(awaitSpoken(QStringLiteral("简体中文"), window.get()));
        QCOMPARE(window->address(), QStringLiteral("settings"));
        QCOMPARE(LanguageManager::instance().choice(), QStringLiteral("zh_CN"));
        QCOMPARE(format::duration(125), QStringLiteral("2 分 5 秒"));
        window->go(QStringLiteral("chains/eip155:8453"));
        QVERIFY(awaitSpoken<QAbstractButton>(QStringLiteral("重新索引范围…"), window.get()));
        // what the engine publishes goes on arriving
        workspace.scripted()->setScene(Scene::Twelve);
        LanguageManager::instance().setLanguage(QStringLiteral("en"));
        QTRY_VERIFY(findSpoken<QAbstractButton>(QStringLiteral("Reindex range…"), window.get()));
        QCOMPARE(window->address(), QStringLiteral("chains/eip155:8453"));
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(window->address(), QStringLiteral("settings"));
        LanguageManager::instance().setLanguage(QStringLiteral("tlh"));
        QCOMPARE(LanguageManager::instance().code(), QStringLiteral("en"));
    }

    /// No screen asks for a text by a context that the files do not know it by.
    void everyTextIsFound()
    {
        LanguageManager::instance().setLanguage(QStringLiteral("zh_CN"));
        Recorder recorder;
        QCoreApplication::installTranslator(&recorder);
        walkScreens({1440, 900}, 20, [](const QString&, QWidget*) {});
        QCoreApplication::removeTranslator(&recorder);
        const QSet<QString> known = keysOf(readTs(folder() + QStringLiteral("signalbox_zh_CN.ts")));
        QVERIFY(recorder.asked.size() > 300);
        const QSet<QString> lost = recorder.asked - known;
        QVERIFY2(lost.isEmpty(), qPrintable(sorted(lost)));
    }

    void pseudoLanguageIsLonger()
    {
        const QString text = QStringLiteral("Blocks per request: %1 of %n <b>rows</b>");
        const QString longer = pseudoText(text);
        QCOMPARE(placeholders(longer), placeholders(text));
        QVERIFY(longer.contains(QStringLiteral("<b>")) && longer.contains(QStringLiteral("</b>")));
        const QString words = QStringLiteral("Another endpoint would speed it up");
        QVERIFY(pseudoText(words).size() >= qRound(words.size() * 1.3));
    }

    /// A language 40 % longer than English, in the smallest window that everything works in.
    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("longer") << QStringLiteral("pseudo");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
        QTest::newRow("English") << QStringLiteral("en");
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
                if (const QString line = name + QStringLiteral(": ") + each; !found.contains(line))
                    found << line;
        });
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
        QVERIFY(places.contains(QStringLiteral("palette")) && places.contains(QStringLiteral("shortcuts")));
        QVERIFY(places.contains(QStringLiteral("wizard-4")) && places.contains(QStringLiteral("first-run-server")));
    }

private:
    /// "It was deleted: …" and the like are put together from several sentences of the table.
    static bool spokenInParts(const QString& text)
    {
        for (qsizetype end = text.indexOf(QStringLiteral(". ")); end > 0;
             end = text.indexOf(QStringLiteral(". "), end + 1))
            if (isEngineSentence(text.left(end + 1)))
                return true;
        return false;
    }

    Desk m_desk{QString()};
};

SIGNALBOX_TEST(LanguageTest)
#include "language_test.moc"
