// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRadioButton>
#include <QTextEdit>

#include "activity/activity_screen.h"
#include "app/real_window.h"
#include "chains/chains_screen.h"
#include "cluster/cluster_process.h"
#include "settings/settings_screen.h"
#include "signalbox/literals.h"
#include "support/sim_endpoints.h"
#include "support/test_registry.h"
#include "window/settings_book.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// A key typed into the wizard, and the passphrase of its file: afterwards they are visible nowhere in the window, and
/// in no file, archive, dump or process.
class SecretWindowTest : public QObject {
    Q_OBJECT

    const QByteArray key = "SntWin7Q2x9KeyLongEnough", password = "SntWord5T6r2Basic";

    QByteArray leak(const QByteArray& text) const
    {
        for (const QByteArray& secret : {key, password, QByteArray(RealWindow::passphrase)})
            for (const QByteArray& form : {secret, secret.toBase64(QByteArray::OmitTrailingEquals), secret.toHex()})
                if (text.contains(form))
                    return secret;
        return {};
    }
    QByteArray leak(const QString& text) const { return leak(text.toUtf8()); }

    /// The visible text, and that of screen readers, tips and the clipboard.
    QStringList leakingWidgets() const
    {
        QStringList found;
        const auto look = [&](const QWidget* widget, const QString& text) {
            if (!leak(text).isEmpty())
                found << QString::fromLatin1(widget->metaObject()->className()) + u": "_s + text.left(80);
        };
        for (const QWidget* widget : QApplication::allWidgets()) {
            look(widget, widget->accessibleName() + widget->accessibleDescription() + widget->toolTip() +
                             widget->windowTitle());
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                look(widget, label->text());
            else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
                look(widget, button->text());
            else if (const auto* line = qobject_cast<const QLineEdit*>(widget))
                look(widget, line->text() + line->placeholderText());
            else if (const auto* plain = qobject_cast<const QPlainTextEdit*>(widget))
                look(widget, plain->toPlainText());
            else if (const auto* text = qobject_cast<const QTextEdit*>(widget))
                look(widget, text->toPlainText());
            else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
                for (int row = 0; row < view->model()->rowCount(); ++row)
                    for (int column = 0; column < view->model()->columnCount(); ++column)
                        for (int role = 0; role < Qt::UserRole + 24; ++role)
                            look(widget, view->model()->index(row, column).data(role).toString());
        }
        look(m_real->window(), QApplication::clipboard()->text());
        return found;
    }

private Q_SLOTS:
    void secretsAppearNowhere()
    {
        sim::SimServer server(std::make_shared<sim::SimChain>(SimEndpoints::spec(900'820, 60)));
        server.setPath("/v2/" + key);
        m_folder = std::make_unique<QTemporaryDir>();
        ui::ScreenRegistry registry;
        registry.add(ui::chainsScreenEntry());
        registry.add(ui::activityScreenEntry());
        registry.add(ui::settingsScreenEntry());
        registry.addChain = ui::openAddChain;
        m_real = std::make_unique<RealWindow>(std::move(registry), m_folder->filePath(u"desk.sqlite"_s));
        QVERIFY(m_real->open());
        QCOMPARE(m_real->setUp(), QString());

        // typed into the wizard, with the password of basic authentication
        QVERIFY(click(u"Add chain"_s));
        auto* list = awaitSpoken<QListView>(u"Networks"_s);
        QVERIFY(list);
        QTRY_VERIFY(list->model()->rowCount() > 30);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, 20));
        QVERIFY(type(u"Network name"_s, u"Sealed"_s));
        QVERIFY(click(u"Next"_s));
        const QString url = u"URL of endpoint 1"_s;
        QVERIFY(type(url, server.url() + u"/wrong"_s));  // refused: the error must not contain it either
        QTRY_VERIFY_WITH_TIMEOUT(!awaitSpoken<QLineEdit>(url)->accessibleDescription().isEmpty(), longWait);
        QVERIFY(type(url, server.url()));
        QVERIFY(click(u"Options of endpoint 1"_s));
        QVERIFY(type(u"User"_s, u"operator"_s));
        QVERIFY(type(u"Password"_s, QString::fromLatin1(password)));
        if (QWidget* field = QApplication::focusWidget())
            QTest::keyClick(field, Qt::Key_Tab);
        // it is tested once more with the password: Next may be disabled again when it is pressed
        const QString every = u"All tokens on the network"_s;
        for (int tries = 0; tries < 5 && !findSpoken<QRadioButton>(every); ++tries) {
            QTest::qWait(700);
            QVERIFY(RealWindow::nextIsReady());
            QVERIFY(click(u"Next"_s));
        }
        QVERIFY(click<QRadioButton>(every));
        QVERIFY(click(u"Next"_s));
        QVERIFY(RealWindow::nextIsReady());
        QVERIFY(click<QRadioButton>(u"Genesis"_s));
        QVERIFY(RealWindow::nextIsReady());
        QVERIFY(click(u"Next"_s));
        QCOMPARE(visibleLeaks(), QStringList());  // the summary
        QVERIFY(click(u"Start"_s));
        // the first key of this workspace: the wizard asks now where to store it
        const QString id = u"eip155:900820"_s;
        QTRY_VERIFY_WITH_TIMEOUT(findSpoken<QAbstractButton>(u"Create file"_s) || m_real->chain(id), longWait);
        if (!m_real->chain(id))
            QVERIFY(RealWindow::makeFile());
        QTRY_VERIFY_WITH_TIMEOUT(m_real->chain(id) && m_real->chain(id)->indexed.value_or(0) == 60, longWait);
        QTRY_COMPARE_WITH_TIMEOUT(m_real->window()->address(), u"chains/"_s + id, longWait);

        // a provider that echoes the key, and a walk through the screens
        sim::SimFaults echo;
        echo.methodErrors.insert("*", {-32000, "the key " + key + " is over its limit"});
        server.setFaults(echo);
        QTest::qWait(3'000);
        for (const char* address : {"chains", "chains/eip155:900820", "activity/jobs", "activity/audit", "activity/log",
                                    "activity/alerts", "settings"}) {
            m_real->window()->go(QLatin1String(address));
            QTest::qWait(300);
            QTest::keyClick(m_real->window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
            QCOMPARE(leakingWidgets(), QStringList());
        }
        server.setFaults({});

        window::SettingsBook book(m_real->workspace(), m_real->directory(), false);
        const QString bundle = m_folder->filePath(u"bundle.tar.gz"_s);
        const auto saved = book.saveSupportBundle(bundle);
        QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), longWait);
        QVERIFY2(saved.result(), saved.result() ? "" : qPrintable(saved.result().error().text()));
        QProcess unpack;
        unpack.start(u"tar"_s, {u"-xzOf"_s, bundle});
        QVERIFY(unpack.waitForFinished());
        const QByteArray packed = unpack.readAllStandardOutput();
        QVERIFY(packed.contains("Sealed"));
        QCOMPARE(leak(packed), QByteArray());

        QFile limits(u"/proc/self/limits"_s);
        QVERIFY(limits.open(QIODevice::ReadOnly));
        const QByteArray all = limits.readAll();
        const qsizetype core = all.indexOf("Max core file size");
        QVERIFY(core >= 0);
        QCOMPARE(all.mid(core + 26, 44).simplified().left(3), QByteArray("0 0"));
        const auto cluster = store::PrivateCluster::join(m_real->directory());
        QVERIFY(cluster);
        const store::ConnectionInfo boss = (*cluster)->connection(store::Role::Bootstrap);
        QProcess dump;
        auto variables = QProcessEnvironment::systemEnvironment();
        variables.insert(u"PGPASSWORD"_s, boss.password);
        dump.setProcessEnvironment(variables);
        dump.start(store::findPostgresBinaries() + u"/pg_dump"_s,
                   {u"-h"_s, boss.host, u"-U"_s, boss.user, boss.database});
        QVERIFY(dump.waitForFinished(longWait));
        const QByteArray dumped = dump.readAllStandardOutput();
        QVERIFY2(dumped.contains("COPY signalbox.commands"), dump.readAllStandardError().constData());
        QCOMPARE(leak(dumped), QByteArray());

        // the next window asks for the passphrase, and the key is available
        m_real->close();
        QCOMPARE(leakingFiles(m_real->folder()) + leakingFiles(m_folder->path()), QStringList());
        QVERIFY(m_real->open());
        QVERIFY(type(u"Passphrase"_s, QLatin1String(RealWindow::passphrase)));
        QVERIFY(click(u"Unlock"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_real->isOpen(), longWait);
        server.chain().mine(3);
        QTRY_VERIFY_WITH_TIMEOUT(m_real->chain(id) && m_real->chain(id)->indexed.value_or(0) == 63, longWait);
        QCOMPARE(leakingWidgets(), QStringList());

        // without it the window opens all the same, and the chain continues once it is entered
        m_real->close();
        QVERIFY(m_real->open());
        QVERIFY(click(u"Open without keys"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_real->isOpen(), longWait);
        server.chain().mine(3);
        QTRY_VERIFY_WITH_TIMEOUT(m_real->chain(id) && m_real->chain(id)->failure, longWait);
        QTest::qWait(1'000);
        QVERIFY(!QApplication::activeModalWidget());  // it does not ask again for every endpoint
        QCOMPARE(m_real->chain(id)->indexed.value_or(0), 63);
        QVERIFY(click(u"Unlock…"_s));
        QVERIFY(type(u"Passphrase"_s, QLatin1String(RealWindow::passphrase)));
        QVERIFY(click(u"Unlock"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_real->chain(id)->indexed.value_or(0) == 66, longWait);
        QVERIFY(!findSpoken<QAbstractButton>(u"Unlock…"_s));
    }

    void cleanup()
    {
        const QString folder = qEnvironmentVariable("SIGNALBOX_PICTURES");
        QWidget* shown = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : m_real->window();
        if (QTest::currentTestFailed() && !folder.isEmpty() && shown)
            shown->grab().save(folder + u"/secret-window-failed.png"_s);
        m_real.reset();
        m_folder.reset();
    }

private:
    /// As leakingWidgets(), except for the fields that are typed into.
    QStringList visibleLeaks() const
    {
        QStringList found = leakingWidgets();
        found.removeIf([](const QString& line) { return line.startsWith(u"QLineEdit"_s); });
        return found;
    }

    QStringList leakingFiles(const QString& folder) const
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                if (const QByteArray secret = leak(file.readAll()); !secret.isEmpty())
                    found << file.fileName() + u": "_s + QString::fromLatin1(secret);
        }
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RealWindow> m_real;
};

}  // namespace

SIGNALBOX_TEST(SecretWindowTest)

#include "secret_window_test.moc"
