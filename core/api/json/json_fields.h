// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/json_codec.h"

/// JSON of structs by one list of fields, which a writer and a reader visit. Next to each struct's conversions is:
///     template <class V, json::Is<Failure> T>
///     void fields(V& v, T& failure)
///     {
///         v.always("error", failure.error);
///         v.known("since", failure.since);
///     }
/// in namespace signalbox. Fields are read in that order, so one may decide whether the next is present.
namespace signalbox::json {

template <class T, class Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

class Writer {
public:
    explicit Writer(QJsonObject object = {}) : m_object(std::move(object)) {}

    template <class T>
    void always(const char* key, const T& value)
    {
        m_object.insert(QLatin1String(key), toValue(value));
    }
    /// Omitted if empty, invalid, unset or below 0.
    template <class T>
    void known(const char* key, const T& value)
    {
        if (Codec<T>::isKnown(value))
            always(key, value);
    }
    /// Omitted if it is 0 or false.
    template <class T>
    void positive(const char* key, T value)
    {
        if (value > T())
            always(key, value);
    }
    /// The English text under `key`, and the pattern for the window's translation under `pattern`; omitted if empty.
    void known(const char* key, const char* pattern, const Message& value) { put(m_object, key, pattern, value); }
    void english(const char* key, const Message& value) { always(key, value.english()); }
    /// The English text for a reader of the JSON: omitted if empty, and never read.
    void sentence(const char* key, const Message& value)
    {
        if (!value.isEmpty())
            english(key, value);
    }
    /// Derived from other fields: never read.
    template <class T>
    void derived(const char* key, const T& value)
    {
        always(key, value);
    }
    /// Never written.
    template <class T>
    void secret(const char*, const T&)
    {
    }

    const QJsonObject& object() const { return m_object; }

private:
    QJsonObject m_object;
};

class Reader {
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) {}

    template <class T>
    void always(const char* key, T& value)
    {
        fromValue(m_object.value(QLatin1String(key)), value);
    }
    template <class T>
    void known(const char* key, T& value)
    {
        always(key, value);
    }
    template <class T>
    void positive(const char* key, T& value)
    {
        always(key, value);
    }
    void known(const char* key, const char* pattern, Message& value) { value = toMessage(m_object, key, pattern); }
    void english(const char* key, Message& value) { value = Message(m_object.value(QLatin1String(key)).toString()); }
    void sentence(const char*, const Message&) {}
    template <class T>
    void derived(const char*, const T&)
    {
    }
    template <class T>
    void secret(const char* key, T& value)
    {
        always(key, value);
    }

private:
    QJsonObject m_object;
};

template <class T>
QJsonObject written(const T& value, QJsonObject into = {})
{
    Writer writer(std::move(into));
    fields(writer, value);
    return writer.object();
}

template <class T>
T read(const QJsonObject& object)
{
    T value;
    Reader reader(object);
    fields(reader, value);
    return value;
}

/// A struct: by its fields.
template <class T>
struct Codec {
    static QJsonValue write(const T& value) { return written(value); }
    static void read(const QJsonValue& json, T& value)
    {
        Reader reader(json.toObject());
        fields(reader, value);
    }
};

}  // namespace signalbox::json
