// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/workspace.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace signalbox::ui {

class Text;

/// The parameters of an existing PostgreSQL server: host, port, database, TLS mode, user and password.
class ServerForm : public QWidget {
    Q_OBJECT
public:
    explicit ServerForm(QWidget* parent = nullptr);
    ServerParameters parameters() const;

Q_SIGNALS:
    void accepted(const signalbox::ServerParameters& server);
    void backChosen();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check();

    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_database;
    QComboBox* m_mode;
    Text* m_modeWords;
    QLineEdit* m_certificate;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QPushButton* m_go;
};

}  // namespace signalbox::ui
