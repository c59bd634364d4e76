// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstrun/server_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "firstrun/form_column.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/text.h"

namespace signalbox::ui {

ServerForm::ServerForm(QWidget* parent)
    : QWidget(parent),
      m_host(new QLineEdit),
      m_port(new QSpinBox),
      m_database(new QLineEdit(u"signalbox"_s)),
      m_mode(new QComboBox),
      m_modeWords(new Text({}, TextRole::Small, Ink::Secondary)),
      m_certificate(new QLineEdit),
      m_user(new QLineEdit),
      m_password(new QLineEdit),
      m_go(makeButton(tr("Connect"), ButtonKind::Primary))
{
    m_host->setPlaceholderText(tr("db.example.org, or a socket directory"));
    m_port->setRange(1, 65535);
    m_port->setValue(5432);
    m_password->setEchoMode(QLineEdit::Password);
    m_certificate->setPlaceholderText(tr("system certificates, or the path of a PEM file"));
    m_mode->addItem(tr("Verify certificate and host name"), u"verify-full"_s);
    m_mode->addItem(tr("Verify certificate only"), u"verify-ca"_s);
    m_mode->addItem(tr("Encrypted, not verified"), u"require"_s);
    m_mode->addItem(tr("Not encrypted"), u"disable"_s);
    m_modeWords->setWordWrap(true);

    auto* card = new Card;
    auto* box = card->addPadded();
    box->setContentsMargins(20, 16, 20, 16);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto add = [&](const QString& label, QWidget* field) {
        field->setAccessibleName(label);
        form->addRow(new Text(label, TextRole::Base, Ink::Secondary), field);
    };
    add(tr("Host"), m_host);
    add(tr("Port"), m_port);
    add(tr("Database"), m_database);
    add(tr("TLS"), m_mode);
    form->addRow(nullptr, m_modeWords);
    add(tr("Root certificate"), m_certificate);
    add(tr("User"), m_user);
    add(tr("Password"), m_password);
    box->addLayout(form);

    auto* back = makeButton(tr("Back"));
    auto* words =
        new Text(tr("Signalbox creates its own schemas in this database. The user needs the CREATE privilege on it."),
                 TextRole::Base, Ink::Secondary);
    words->setWordWrap(true);
    QVBoxLayout* inner = makeFormColumn(this);
    inner->addWidget(new Text(tr("Connect to a PostgreSQL server"), TextRole::Title));
    inner->addWidget(words);
    inner->addWidget(card);
    inner->addLayout(makeFormButtons({back, m_go}));
    for (QLineEdit* field : {m_host, m_database, m_user})
        connect(field, &QLineEdit::textChanged, this, &ServerForm::check);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ServerForm::check);
    connect(back, &QPushButton::clicked, this, &ServerForm::backChosen);
    connect(m_go, &QPushButton::clicked, this, [this] { Q_EMIT accepted(parameters()); });
    check();
}

ServerParameters ServerForm::parameters() const
{
    ServerParameters server;
    server.host = m_host->text().trimmed();
    server.port = quint16(m_port->value());
    server.database = m_database->text().trimmed();
    server.sslMode = m_mode->currentData().toString();
    server.sslRootCert = m_certificate->text().trimmed();
    server.user = m_user->text().trimmed();
    server.password = m_password->text();
    return server;
}

void ServerForm::check()
{
    const QString mode = m_mode->currentData().toString();
    const QString host = m_host->text().trimmed();
    const bool near =
        host.startsWith(QLatin1Char('/')) || host == u"localhost"_s || host == u"127.0.0.1"_s || host == u"::1"_s;
    if (mode == u"disable"_s && !near)
        m_modeWords->setText(
            tr("The data and the password exchange can be read in transit. Use this only on the same machine."));
    else if (mode == u"require"_s)
        m_modeWords->setText(tr("Encrypted, but the server's identity is not verified."));
    else
        m_modeWords->setText({});
    m_modeWords->setVisible(!m_modeWords->text().isEmpty());
    m_certificate->setEnabled(mode.startsWith(u"verify"_s));
    m_go->setEnabled(!host.isEmpty() && !m_database->text().trimmed().isEmpty() && !m_user->text().trimmed().isEmpty());
}

void ServerForm::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_go->isEnabled())
        Q_EMIT accepted(parameters());
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT backChosen();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace signalbox::ui
