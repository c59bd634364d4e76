// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/user_model.h"

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::ui {

UserModel::UserModel(QObject* parent)
    : RowModel<User>({{u"name"_s, tr("Username"), CellKind::Text, 150},
                      {u"email"_s, tr("Email"), CellKind::Text, 180, true, 1},
                      {u"state"_s, tr("State"), CellKind::State, 120},
                      {u"triggers"_s, tr("Triggers"), CellKind::Number, 76},
                      {u"signin"_s, tr("Last sign-in"), CellKind::Text, 120}},
                     parent)
{
}

void UserModel::setCurrentUser(const QString& id)
{
    if (std::exchange(m_current, id) != id && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QVariant UserModel::cell(const User& user, int column, int role) const
{
    switch (Column(column)) {
        case Column::Name:
            if (role == NoteRole && user.id == m_current)
                return tr("you");
            return role == Qt::DisplayRole ? QVariant(format::safe(user.username)) : QVariant();
        case Column::Email:
            return role == Qt::DisplayRole ? QVariant(format::safe(user.email)) : QVariant();
        case Column::State:
            if (role == StateItemRole)
                return int(!user.active ? State::Paused : user.canSignIn ? State::Ok : State::None);
            if (role == Qt::DisplayRole)
                return !user.active     ? tr("disabled", "user")
                       : user.canSignIn ? tr("active", "user")
                                        : tr("no password");
            return {};
        case Column::Triggers:
            return role == Qt::DisplayRole ? QVariant(user.triggers) : QVariant();
        case Column::SignIn:
            if (role == CopyRole && user.lastSignIn.isValid())
                return format::iso(user.lastSignIn);
            if (role == SortRole)
                return user.lastSignIn;
            return role == Qt::DisplayRole && user.lastSignIn.isValid() ? QVariant(format::time(user.lastSignIn))
                                                                        : QVariant();
    }
    return {};
}

}  // namespace signalbox::ui
