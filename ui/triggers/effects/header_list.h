// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <QWidget>
#include <utility>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace signalbox::ui {

/// Headers of a request, one a row. A value that is a secret is a reference, {{secret:NAME}}: locked, and set by its
/// own sheet.
class HeaderList : public QWidget {
    Q_OBJECT
public:
    explicit HeaderList(QString owner, QWidget* parent = nullptr);
    QJsonObject headers() const;
    void setHeaders(const QJsonObject& headers);
    void setSecrets(const QStringList& names);
    void setNote(const QString& text);  ///< what is added by itself
    void addRow();

Q_SIGNALS:
    void edited();
    void secretWanted(const QString& name);

private:
    void rebuild();
    void makeRow(size_t index);
    void lock(size_t index);
    QString m_owner;
    std::vector<std::pair<QString, QString>> m_rows;
    QStringList m_secrets;
    QVBoxLayout* m_box;
    QWidget* m_content = nullptr;
    QWidget* m_note;
};

QString secretOf(const QString& value);   ///< the name in {{secret:NAME}}; empty if the value is not one
bool looksSecret(const QString& header);  ///< Authorization, X-Api-Key, …

}  // namespace signalbox::ui
