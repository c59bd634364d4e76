// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/users_card.h"

#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "sheets/confirm_sheet.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "users/user_model.h"
#include "users/user_sheet.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

UsersCard::UsersCard(ScreenContext* context, QWidget* parent)
    : Card(tr("Users"), parent),
      m_context(context),
      m_words(new Text({}, TextRole::Base, Ink::Secondary)),
      m_model(new UserModel(this)),
      m_table(new DataTable(context->desk, u"users"_s, {})),
      m_buttons(new QWidget),
      m_add(makeButton(tr("Add user…"), ButtonKind::Normal, u"plus"_s, ControlSize::Card)),
      m_password(makeButton(tr("Set password…"), ButtonKind::Normal, u"key"_s, ControlSize::Card)),
      m_active(makeButton(tr("Disable…"), ButtonKind::Normal, {}, ControlSize::Card)),
      m_check(new CheckLine)
{
    m_words->setWordWrap(true);
    m_words->setContentsMargins(11, 0, 11, 10);
    body()->addWidget(m_words);
    m_table->setFlat();
    m_table->head()->hide();
    m_table->setModel(m_model);
    m_table->view()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->view()->setAccessibleName(tr("Users"));
    m_table->setEmpty(tr("No users yet. As soon as one is added, triggers need a sign-in."));
    body()->addWidget(m_table);
    auto* foot = new QVBoxLayout(m_buttons);
    foot->setContentsMargins(11, 8, 11, 11);
    foot->setSpacing(8);
    foot->addWidget(m_check);
    m_check->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (QPushButton* button : {m_add, m_password, m_active})
        row->addWidget(button);
    row->addStretch(1);
    foot->addLayout(row);
    body()->addWidget(m_buttons);
    keepCorners();
    connect(m_add, &QPushButton::clicked, this, [this] { openSheet(std::nullopt); });
    connect(m_password, &QPushButton::clicked, this, [this] {
        if (const User* user = chosen())
            openSheet(*user);
    });
    connect(m_active, &QPushButton::clicked, this, &UsersCard::toggle);
    connect(m_table, &DataTable::selectionChanged, this, &UsersCard::renew);
    renew();
}

bool UsersCard::isServer() const
{
    return m_context->workspace && m_context->workspace->info().mode == "server"_L1;
}

void UsersCard::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    m_model->setRows({});
    m_check->hide();
    load();
    renew();
}

void UsersCard::load()
{
    if (users() && isServer())
        m_answer.ask(users()->users(), this, [this](const Expected<std::vector<User>>& answer) { take(answer); });
}

void UsersCard::take(const Expected<std::vector<User>>& answer)
{
    if (!answer)
        return say(answer.error());
    const std::optional<User> current = users() ? users()->current() : std::nullopt;
    m_model->setCurrentUser(current ? current->id : QString());
    m_model->setRows(*answer);
    renew();
}

void UsersCard::renew()
{
    const bool server = isServer() && users();
    m_words->setText(!isServer()
                         ? tr("This workspace is on this machine: it has one operator, who needs no sign-in.")
                         : tr("Each user sees their own triggers, jobs and audit. Who holds the password of the "
                              "database can read all of them."));
    const int rows = std::clamp(m_model->rowCount() > 0 ? m_model->rowCount() : 4, 2, 10);  // then it scrolls
    m_table->setFixedHeight(m_table->view()->horizontalHeader()->height() +
                            rows * ThemeManager::instance().rowHeight());
    m_table->setVisible(server);
    m_buttons->setVisible(server);
    const User* user = chosen();
    m_password->setEnabled(user);
    m_active->setEnabled(user);
    const QString text = user && !user->active ? tr("Enable") : tr("Disable…");
    m_active->setText(text);
    m_active->setAccessibleName(text);
}

const User* UsersCard::chosen() const
{
    const QList<int> rows = m_table->selectedRows();
    return rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
}

void UsersCard::openSheet(const std::optional<User>& user)
{
    if (!m_engine)
        return;
    auto* sheet = new UserSheet(m_engine, user, window());
    connect(sheet, &UserSheet::saved, this, &UsersCard::load);
    sheet->open();
}

void UsersCard::toggle()
{
    const User* user = chosen();
    if (!user)
        return;
    if (!user->active)
        return setActive(*user, true);
    auto* sheet = new ConfirmSheet(tr("Disable user"), tr("Disable"), window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(tr("Disable user"), format::safe(user->username));
    sheet->setIntroduction(
        tr("The user can no longer sign in. Their %n triggers stay as they are; enabled ones go on "
           "to fire.",
           nullptr, format::plural(user->triggers)));
    sheet->setPreview({});
    connect(sheet, &ConfirmSheet::confirmed, this, [this, chosen = *user] { setActive(chosen, false); });
    sheet->open();
}

void UsersCard::setActive(const User& user, bool active)
{
    if (!users())
        return;
    whenAnswered(users()->setActive(user.id, active), this, [this](const Expected<Done>& done) {
        if (!done)
            return say(done.error());
        m_check->hide();
        load();
    });
}

void UsersCard::say(const Error& error)
{
    m_check->show();
    m_check->set(State::Error, engineWords(error));
}

}  // namespace signalbox::ui
