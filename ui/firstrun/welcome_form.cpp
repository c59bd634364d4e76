// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstrun/welcome_form.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStorageInfo>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/format.h"
#include "widgets/icon_view.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

/// A line with a check mark: "✓ ready in a few seconds".
class Point : public QWidget {
public:
    explicit Point(const QString& text)
    {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(18, 0, 0, 0);
        auto* words = new Text(text, TextRole::Small);
        words->setWordWrap(true);
        layout->addWidget(words);
        setMinimumHeight(22);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintSign(painter, QRectF(0, 6, 10, 10), State::True);
    }
};

/// Returns the nearest existing parent folder, for its free disk space.
QString existing(QString directory)
{
    while (!directory.isEmpty() && !QDir(directory).exists()) {
        const QString up = QDir::cleanPath(directory + u"/.."_s);
        if (up == directory)
            break;
        directory = up;
    }
    return directory;
}

}  // namespace

WelcomeForm::WelcomeForm(Desk* desk, const QString& directory, bool withDemo, QWidget* parent) : QWidget(parent)
{
    auto* mark = new QLabel;
    mark->setPixmap(logo(54));
    auto* title = new Text(tr("Welcome to Signalbox"), TextRole::Title);
    QFont large = title->font();
    if (large.pixelSize() > 0)
        large.setPixelSize(qRound(large.pixelSize() * 1.3));
    else
        large.setPointSizeF(large.pointSizeF() * 1.3);
    title->setFont(large);
    auto* question =
        new Text(tr("Index chains on your own machine and monitor every one of them. Where should the data be stored?"),
                 TextRole::Base, Ink::Secondary);
    question->setWordWrap(true);
    question->setAlignment(Qt::AlignCenter);

    auto* here = makeButton(tr("Set up on this machine"), ButtonKind::Primary);
    m_first = here;
    auto* server = makeButton(tr("Connect to a server"));
    connect(here, &QPushButton::clicked, this, &WelcomeForm::localChosen);
    connect(server, &QPushButton::clicked, this, &WelcomeForm::serverChosen);
    QStringList local{tr("ready in a few seconds"), tr("no network port is opened")};
    const QStorageInfo disk(existing(directory));
    if (disk.isValid() && disk.bytesAvailable() >= 0)
        local << tr("%1 free").arg(format::size(disk.bytesAvailable()));
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    cards->addStretch(1);
    auto* first = makeCard(u"monitor"_s, true, tr("On this machine"),
                           tr("Signalbox starts its own database in your user data folder. Nothing else to install."),
                           local, here);
    first->setToolTip(directory);
    cards->addWidget(first, 12);
    cards->addWidget(
        makeCard(u"server"_s, false, tr("On a server"),
                 tr("Use an existing PostgreSQL server. Several consoles can share it and take over from each other."),
                 {tr("PostgreSQL 15 or newer"), tr("TLS, password in the secret store")}, server),
        12);
    if (withDemo) {
        auto* demo = makeButton(tr("Start demo"));
        connect(demo, &QPushButton::clicked, this, &WelcomeForm::demoChosen);
        cards->addWidget(
            makeCard(u"chart"_s, false, tr("Demo"), tr("Simulated chains with live blocks and reorgs. Works offline."),
                     {tr("every screen and action works"), tr("clearly marked as a demo")}, demo),
            12);
    }
    cards->addStretch(1);

    auto* lock = new QHBoxLayout;
    lock->setSpacing(8);
    lock->addStretch(1);
    lock->addWidget(new IconView(u"lock"_s, 16, false));
    auto* promise = new Text(tr("Only the endpoints you enter are ever called. No account, no telemetry."),
                             TextRole::Small, Ink::Secondary);
    lock->addWidget(promise);
    lock->addStretch(1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(0);
    layout->addStretch(3);
    layout->addWidget(mark, 0, Qt::AlignHCenter);
    layout->addSpacing(12);
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(question);
    layout->addSpacing(24);
    layout->addLayout(cards);
    layout->addSpacing(24);
    layout->addLayout(lock);
    layout->addSpacing(16);
    auto* look = new QHBoxLayout;
    look->setSpacing(8);
    look->addStretch(1);
    look->addWidget(makeThemeMenu(desk));
    look->addWidget(makeLanguageMenu());
    look->addWidget(
        new Text(tr("Version %1").arg(QCoreApplication::applicationVersion()), TextRole::Small, Ink::Secondary));
    look->addStretch(1);
    layout->addLayout(look);
    layout->addStretch(4);
}

Card* WelcomeForm::makeCard(const QString& iconName, bool first, const QString& title, const QString& text,
                            const QStringList& points, QPushButton* button)
{
    auto* card = new Card;
    card->setAccentEdge(first);
    card->setMinimumWidth(220);
    card->setMaximumWidth(312);
    auto* box = card->addPadded();
    box->setContentsMargins(20, 20, 20, 18);
    box->setSpacing(0);
    box->addWidget(new IconView(iconName, 30, first));
    box->addSpacing(14);
    box->addWidget(new Text(title, TextRole::Section));
    box->addSpacing(4);
    auto* words = new Text(text, TextRole::Base, Ink::Secondary);
    words->setWordWrap(true);
    words->setMinimumHeight(58);
    words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    box->addWidget(words);
    box->addSpacing(6);
    for (const QString& point : points)
        box->addWidget(new Point(point));
    box->addStretch(1);
    box->addSpacing(24);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->addWidget(button);
    return card;
}

QWidget* WelcomeForm::makeThemeMenu(Desk* desk)
{
    auto* button = makeButton({}, ButtonKind::Quiet, u"settings"_s, ControlSize::Card);
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    const std::pair<ThemeMode, QString> modes[] = {{ThemeMode::System, tr("System theme")},
                                                   {ThemeMode::Light, tr("Light theme")},
                                                   {ThemeMode::Dark, tr("Dark theme")}};
    for (const auto& [mode, words] : modes) {
        QAction* action = menu->addAction(words);
        action->setCheckable(true);
        group->addAction(action);
        const bool current = ThemeManager::instance().mode() == mode;
        action->setChecked(current);
        if (current)
            button->setText(words);
        connect(action, &QAction::triggered, button, [desk, button, mode = mode, words = words] {
            ThemeManager::instance().setMode(mode);
            desk->setValue(u"settings/theme"_s, int(mode));
            button->setText(words);
        });
    }
    button->setAccessibleName(tr("Theme"));
    button->setMenu(menu);
    return button;
}

/// Creates the menu of languages, each in its own name.
QWidget* WelcomeForm::makeLanguageMenu()
{
    auto* button = makeButton({}, ButtonKind::Quiet, u"globe"_s, ControlSize::Card);
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    const QString choice = LanguageManager::instance().choice();
    const auto add = [&](const QString& code, const QString& words) {
        QAction* action = menu->addAction(words);
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(code == choice);
        if (code == choice)
            button->setText(words);
        connect(action, &QAction::triggered, button, [code] { LanguageManager::instance().setLanguage(code); });
    };
    add({}, tr("System language"));
    for (const Language& language : LanguageManager::languages())
        add(language.code, language.name);
    button->setAccessibleName(tr("Language"));
    button->setMenu(menu);
    return button;
}

}  // namespace signalbox::ui
