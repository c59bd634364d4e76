// SPDX-License-Identifier: GPL-3.0-or-later

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "language/language_manager.h"
#include "settings/action_secrets_card.h"
#include "settings/settings_screen.h"
#include "settings/shared_settings_card.h"
#include "settings/users_card.h"
#include "support/scripted_actions.h"
#include "support/test_registry.h"
#include "tables/data_table.h"
#include "ui/fake_shared.h"
#include "ui/fake_users.h"
#include "ui/screen_bench.h"
#include "ui/scripted_settings.h"
#include "ui/window_keys.h"
#include "users/sign_in_sheet.h"
#include "users/user_session.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

QString words(QWidget* in)
{
    QStringList all;
    for (const QLabel* label : in->findChildren<QLabel*>())
        if (label->isVisible())
            all << label->text();
    return all.join(u'\n');
}

}  // namespace

/// Users and secrets in Settings, and signing in.
class UsersTest : public QObject {
    Q_OBJECT

    struct Place {
        Desk desk{QString()};
        ScriptedEngine engine;
        FakeUsers users;
        ScriptedActions actions{8};
        ScriptedWorkspace workspace{Scene::One};
        ScreenContext context;
        QWidget window;

        Place()
        {
            ThemeManager::instance().install();
            engine.people = &users;
            engine.acted = &actions;
            context.desk = &desk;
            context.workspace = &workspace;
            window.resize(1000, 700);
            window.show();
        }
        template <class T>
        T* put(T* widget)
        {
            auto* box = new QVBoxLayout(&window);
            box->addWidget(widget);
            widget->show();
            settle();
            return widget;
        }
    };
    static QWidget* sheet()
    {
        return QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }, 1500)
                   ? QApplication::activeModalWidget()
                   : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);
    }

    void theSheetIsOfferedOnceAndSignsIn()
    {
        Place place;
        UserSession session(&place.desk, &place.window);
        QSignalSpy changed(&session, &UserSession::changed);
        session.setEngine(&place.engine);
        QVERIFY(session.needsSignIn());
        QWidget* asked = sheet();
        QVERIFY(asked);
        QVERIFY(type(u"Username"_s, u"alice"_s, asked));
        QVERIFY(type(u"Password"_s, u"wrong"_s, asked));
        QVERIFY(click(u"Sign in"_s, asked));
        QTRY_VERIFY(words(asked).contains(u"The username or the password is wrong."_s));
        QVERIFY(findSpoken<QLineEdit>(u"Password"_s, asked)->text().isEmpty());
        QVERIFY(type(u"Password"_s, u"right"_s, asked));
        QTest::keyClick(findSpoken<QLineEdit>(u"Password"_s, asked), Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QCOMPARE(session.name(), u"alice"_s);
        QVERIFY(!session.needsSignIn());
        QVERIFY(changed.count() >= 2);
        QCOMPARE(place.desk.value(u"users/last"_s).toString(), u"alice"_s);

        session.signOut();
        QVERIFY(session.needsSignIn());
        QTest::qWait(50);
        QVERIFY(!QApplication::activeModalWidget());  // who signs out is not asked at once
    }

    void theSheetCanBeLeft()
    {
        Place place;
        UserSession session(&place.desk, &place.window);
        session.setEngine(&place.engine);
        QVERIFY(sheet());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        session.renew();
        QTest::qWait(50);
        QVERIFY(!QApplication::activeModalWidget());
        session.signIn();
        QVERIFY(sheet());
    }

    void theLocalOperatorIsNotAsked()
    {
        Place place;
        place.users.server = false;
        UserSession session(&place.desk, &place.window);
        session.setEngine(&place.engine);
        QVERIFY(!session.needsSignIn());
        QVERIFY(session.name().isEmpty());
        QTest::qWait(50);
        QVERIFY(!QApplication::activeModalWidget());

        auto* card = place.put(new UsersCard(&place.context));
        card->setEngine(&place.engine);
        QVERIFY(words(card).contains(u"it has one operator, who needs no sign-in"_s));
        QVERIFY(!card->table()->isVisible());
    }

    void usersAreListedAddedAndDisabled()
    {
        Place place;
        place.workspace.mode = u"server"_s;
        place.users.signedIn = place.users.all[0];
        auto* card = place.put(new UsersCard(&place.context));
        card->setEngine(&place.engine);
        const auto* model = card->table()->view()->model();
        QTRY_COMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(0, 0).data(NoteRole).toString(), u"you"_s);
        QCOMPARE(model->index(2, 2).data().toString(), u"disabled"_s);

        QVERIFY(click(u"Add user…"_s, card));
        QWidget* asked = sheet();
        QVERIFY(asked);
        QVERIFY(type(u"Username"_s, u"dora"_s, asked));
        QVERIFY(type(u"Email"_s, u"dora@example.org"_s, asked));
        QVERIFY(type(u"Password"_s, u"short"_s, asked));
        QVERIFY(type(u"Repeat password"_s, u"shor"_s, asked));
        QVERIFY(!findSpoken<QPushButton>(u"Add user"_s, asked)->isEnabled());
        QVERIFY(words(asked).contains(u"The passwords differ."_s));
        QVERIFY(type(u"Repeat password"_s, u"short"_s, asked));
        QVERIFY(click(u"Add user"_s, asked));
        QTRY_VERIFY(words(asked).contains(u"A password has at least 12 characters."_s));
        QVERIFY(type(u"Password"_s, u"a long enough one"_s, asked));
        QVERIFY(type(u"Repeat password"_s, u"a long enough one"_s, asked));
        QVERIFY(click(u"Add user"_s, asked));
        QTRY_COMPARE(model->rowCount(), 4);

        card->table()->selectKey(u"u-2"_s);
        QVERIFY(click(u"Disable…"_s, card));
        QVERIFY(sheet());
        QVERIFY(place.users.all[1].active);
        QVERIFY(click(u"Disable"_s, QApplication::activeModalWidget()));
        QTRY_VERIFY(!place.users.all[1].active);
        QTRY_VERIFY(findSpoken<QPushButton>(u"Enable"_s, card));
        QVERIFY(click(u"Enable"_s, card));
        QTRY_VERIFY(place.users.all[1].active);
    }

    void secretsAreSetAndRemovedButNeverShown()
    {
        Place place;
        auto* card = place.put(new ActionSecretsCard);
        card->setEngine(&place.engine);
        QTRY_VERIFY(words(card).contains(u"pager_key"_s));
        QVERIFY(words(card).contains(u"actions.hmac_key"_s));  // not set, but known
        const auto* remove = awaitSpoken<QPushButton>(u"Remove actions.hmac_key"_s, card);
        QVERIFY(remove && !remove->isEnabled());
        QVERIFY(click(u"Set actions.hmac_key"_s, card));
        QWidget* asked = sheet();
        QVERIFY(asked);
        auto* value = findSpoken<QLineEdit>(u"Value of the secret"_s, asked);
        QCOMPARE(value->echoMode(), QLineEdit::Password);
        QVERIFY(type(u"Value of the secret"_s, u"k3y"_s, asked));
        QVERIFY(click(u"Store"_s, asked));
        QTRY_COMPARE(place.actions.secretsSet.size(), size_t(1));
        QCOMPARE(place.actions.secretsSet.front().second, u"k3y"_s);
        const auto removable = [card] {
            const auto* button = findSpoken<QPushButton>(u"Remove actions.hmac_key"_s, card);
            return button && button->isEnabled();
        };
        QTRY_VERIFY(removable());
        QVERIFY(!words(&place.window).contains(u"k3y"_s));
        QVERIFY(click(u"Remove pager_key"_s, card));
        QVERIFY(sheet());
        QVERIFY(click(u"Remove"_s, QApplication::activeModalWidget()));
        QTRY_COMPARE(place.actions.names, QStringList({u"telegram.bot_token"_s, u"actions.hmac_key"_s}));
    }

    void sharedSettingsAreStored()
    {
        Place place;
        FakeShared shared;
        place.engine.shared = &shared;
        auto* card = place.put(new SharedSettingsCard);
        card->setEngine(&place.engine);
        auto* minutes = awaitSpoken<QLineEdit>(u"Minutes until an event is late"_s, card);
        QVERIFY(minutes);
        minutes->setFocus();
        minutes->selectAll();
        QTest::keyClicks(minutes, u"30"_s);
        QTest::keyClick(minutes, Qt::Key_Return);
        QTRY_COMPARE(shared.minutes, u"30"_s);
        minutes->selectAll();
        QTest::keyClicks(minutes, u"0"_s);
        QTest::keyClick(minutes, Qt::Key_Return);
        QTRY_VERIFY(words(card).contains(u"Enter a whole number from 1 to 10,080."_s));
        QCOMPARE(shared.minutes, u"30"_s);
    }
};
SIGNALBOX_TEST(UsersTest)

#include "users_test.moc"
