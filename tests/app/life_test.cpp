// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QCloseEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "activity/notification_sheet.h"
#include "config/settings.h"
#include "desk/desk.h"
#include "language/language_manager.h"
#include "settings/close_sheet.h"
#include "settings/setting_row.h"
#include "settings/setting_words.h"
#include "settings/settings_screen.h"
#include "shell/main_window.h"
#include "signalbox/literals.h"
#include "support/scripted_engine.h"
#include "support/test_registry.h"
#include "theme/theme.h"
#include "ui/window_keys.h"
#include "window/closing.h"
#include "window/settings_book.h"
#include "window/tray.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Closes the window as the window system does.
void pressCross(QWidget* window)
{
    QCloseEvent event;
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(window, &event);  // sendEvent() would mark it as an event of this application
}

/// Settings from the declared configuration, and the closing of the window.
class LifeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        ui::ThemeManager::instance().install();
        m_folder = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<ui::Desk>(QString());
        m_workspace = std::make_unique<ScriptedWorkspace>(Scene::Twelve);
        m_book = std::make_shared<window::SettingsBook>(m_workspace.get(), m_folder->path(), false);
        ui::MainWindow::Parts parts;
        parts.workspace = m_workspace.get();
        parts.desk = m_desk.get();
        parts.directory = m_folder->path();
        parts.registry.add(ui::settingsScreenEntry(m_book));
        m_window = std::make_unique<ui::MainWindow>(std::move(parts));
        m_window->resize(1280, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_workspace.reset();
        m_desk.reset();
        m_folder.reset();
    }

    void everySettingHasADescription()
    {
        const auto fields = m_book->fields();
        QVERIFY(fields);
        QCOMPARE(fields->size(), config::declared().size());
        for (const SettingField& field : *fields) {
            QVERIFY2(ui::settingWords(field).known, qPrintable(field.key));
            QVERIFY2(row(field.key), qPrintable(field.key));
        }
    }

    void aValueIsSavedAndReset()
    {
        ui::SettingRow* ranges = row(u"indexing.ranges_ahead"_s);
        auto* edit = ranges->findChild<QLineEdit*>();
        type(edit, u"24"_s);
        QCOMPARE(saved(u"indexing.ranges_ahead"_s).toInt(), 24);
        QVERIFY(ranges->findChild<QPushButton*>()->isVisible());
        QTest::mouseClick(ranges->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(saved(u"indexing.ranges_ahead"_s).toInt(), 10);
        QCOMPARE(edit->text(), u"10"_s);
    }

    void anInvalidValueIsRefusedBesideTheField()
    {
        ui::SettingRow* ranges = row(u"indexing.ranges_ahead"_s);
        auto* edit = ranges->findChild<QLineEdit*>();
        for (const char* wrong : {"1", "65", "many", ""}) {
            type(edit, QLatin1String(wrong));
            QVERIFY2(edit->accessibleDescription().contains(u"from 2 to 64"_s), wrong);
            QCOMPARE(saved(u"indexing.ranges_ahead"_s).toInt(), 10);
        }
        type(edit, u"12"_s);
        QCOMPARE(edit->accessibleDescription(), QString());
        QCOMPARE(saved(u"indexing.ranges_ahead"_s).toInt(), 12);
    }

    void aDamagedFileIsReported()
    {
        QFile file(m_folder->filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ not json");
        file.close();
        type(row(u"indexing.commit_rows"_s)->findChild<QLineEdit*>(), u"30000"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{ not json"));  // not overwritten
    }

    void closingIsAskedOnce()
    {
        auto* closing = new window::Closing(m_window.get(), m_workspace.get(), m_desk.get(), false);
        pressCross(m_window.get());
        auto* sheet = m_window->findChild<ui::CloseSheet*>();
        QVERIFY(sheet);
        QVERIFY(m_window->isVisible());
        QTest::keyClick(sheet, Qt::Key_Escape);  // nothing happens
        QTRY_VERIFY(!m_window->findChild<ui::CloseSheet*>());
        QCOMPARE(ui::onClose(*m_desk), ui::OnClose::Ask);
        QCOMPARE(m_workspace->state(), WorkspaceState::Open);

        pressCross(m_window.get());
        sheet = m_window->findChild<ui::CloseSheet*>();
        QVERIFY(sheet);
        QTest::keyClick(sheet, Qt::Key_Return);  // the primary button: keep running
        QTRY_VERIFY(!m_window->findChild<ui::CloseSheet*>());
        QCOMPARE(ui::onClose(*m_desk), ui::OnClose::Keep);
        QVERIFY(!m_window->isVisible() || m_window->isMinimized());
        QCOMPARE(m_workspace->state(), WorkspaceState::Open);

        m_window->present();
        QVERIFY(m_window->isVisible() && !m_window->isMinimized());
        pressCross(m_window.get());  // not asked again
        QVERIFY(!m_window->findChild<ui::CloseSheet*>());
        QCOMPARE(m_workspace->state(), WorkspaceState::Open);

        m_window->present();
        ui::setOnClose(*m_desk, ui::OnClose::Stop);
        pressCross(m_window.get());
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Closed);
        delete closing;
    }

    void quitAlwaysStops()
    {
        const window::Closing closing(m_window.get(), m_workspace.get(), m_desk.get(), false);
        ui::setOnClose(*m_desk, ui::OnClose::Keep);
        m_window->close();
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Closed);
    }

    void theTrayMutesAndUnmutes()
    {
        ui::LanguageManager::instance().setLanguage(u"zh_CN"_s);
        const window::Tray tray(m_workspace.get(), m_desk.get());
        QMenu* menu = nullptr;
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* found = qobject_cast<QMenu*>(widget); found && found->actions().size() > 3)
                menu = found;
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        for (const QAction* action : menu->actions()) {
            const QString text = action->text();
            const auto han = [](QChar c) { return c.script() == QChar::Script_Han; };
            QVERIFY2(action->isSeparator() || std::any_of(text.begin(), text.end(), han), qPrintable(text));
        }
        ui::LanguageManager::instance().setLanguage(u"en"_s);
        const auto press = [menu](const QString& begin) {
            Q_EMIT menu->aboutToShow();
            for (QAction* action : menu->actions())
                if (action->text().startsWith(begin) && action->isEnabled()) {
                    action->trigger();
                    return true;
                }
            return false;
        };
        QVERIFY(press(u"Mute notifications for 1 hour"_s));
        QVERIFY(ui::NotificationSettings::load(*m_desk).isMuted());
        QVERIFY(press(u"Muted until"_s));
        QVERIFY(!ui::NotificationSettings::load(*m_desk).isMuted());
    }

    void theDemoIsNotAsked()
    {
        const window::Closing closing(m_window.get(), m_workspace.get(), m_desk.get(), true);
        pressCross(m_window.get());
        QVERIFY(!m_window->findChild<ui::CloseSheet*>());
        QTRY_COMPARE(m_workspace->state(), WorkspaceState::Closed);
    }

private:
    ui::SettingRow* row(const QString& key) const { return m_window->findChild<ui::SettingRow*>(key); }
    QJsonValue saved(const QString& key) const
    {
        const auto settings = config::Settings::load(m_folder->path());
        return settings ? settings->value(key) : QJsonValue();
    }
    static void type(QLineEdit* edit, const QString& text)
    {
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<ScriptedWorkspace> m_workspace;
    std::shared_ptr<window::SettingsBook> m_book;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace

SIGNALBOX_TEST(LifeTest)

#include "life_test.moc"
