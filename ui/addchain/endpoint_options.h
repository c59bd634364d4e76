#pragma once

#include <QWidget>

#include "signalbox/commands.h"

class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QDoubleSpinBox;
class QComboBox;

namespace signalbox::ui {

/// Everything about an endpoint that is not its URL: authentication, request headers, proxy, own CA, limits, daily
/// budget, a note. Secrets are typed here and never shown again.
class EndpointOptions : public QWidget {
    Q_OBJECT
public:
    explicit EndpointOptions(QWidget* parent = nullptr);

    void setDraft(const EndpointDraft& draft);
    void applyTo(EndpointDraft& draft) const;
    void setAccessEnabled(bool enabled);  ///< authentication, headers, proxy and CA go with a URL that is typed now
    QString trouble() const;              ///< sentence; empty: all is well

Q_SIGNALS:
    void edited();  ///< a field was left or a number changed

private:
    QLineEdit* addLine(class QFormLayout* form, const QString& label, const QString& hint);

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

/// "Name: value" lines as an object; a line without a colon is trouble.
QJsonObject headersFromText(const QString& text, QString* trouble = nullptr);
QString headersToText(const QJsonObject& headers);

}  // namespace signalbox::ui
