// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/commands.h"

class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QDoubleSpinBox;
class QComboBox;

namespace signalbox::ui {

/// The settings of an endpoint other than its URL: authentication, request headers, proxy, CA file, limits, daily
/// budget and a note. Secrets are entered here and never shown again.
class EndpointOptions : public QWidget {
    Q_OBJECT
public:
    explicit EndpointOptions(QWidget* parent = nullptr);

    void setDraft(const EndpointDraft& draft);
    void applyTo(EndpointDraft& draft) const;
    /// Enables authentication, headers, proxy and CA file, which can be edited only with a newly entered URL.
    void setAccessEnabled(bool enabled);
    QString failure() const;  ///< error message; empty: the entries are valid

Q_SIGNALS:
    void edited();  ///< a field was left or a number changed

private:
    QLineEdit* addLine(QFormLayout* form, const QString& label, const QString& hint);

    QLineEdit* m_user;
    QLineEdit* m_password;
    QLineEdit* m_bearer;
    QPlainTextEdit* m_headers;
    QLineEdit* m_proxy;
    QLineEdit* m_caFile;
    QDoubleSpinBox* m_rate;
    QSpinBox* m_range;
    QSpinBox* m_batch;
    QSpinBox* m_concurrency;
    QSpinBox* m_budget;
    QComboBox* m_announced;
    QLineEdit* m_note;
};

/// Parses "Name: value" lines; a line without a colon sets `failure`.
QJsonObject headersFromText(const QString& text, QString* failure = nullptr);
QString headersToText(const QJsonObject& headers);

}  // namespace signalbox::ui
