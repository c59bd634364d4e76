// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/user_queries.h"
#include "tables/row_model.h"

namespace signalbox::ui {

class UserModel : public RowModel<User> {
    Q_OBJECT
public:
    enum class Column { Name, Email, State, Triggers, SignIn };
    explicit UserModel(QObject* parent = nullptr);
    void setCurrentUser(const QString& id);  ///< is marked

protected:
    QString key(const User& user) const override { return user.id; }
    QVariant cell(const User& user, int column, int role) const override;

private:
    QString m_current;
};

}  // namespace signalbox::ui
