package databases

import (
	"errors"
	"io/fs"
	"net/http"
	"os"

	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/v2/bson"
	mongo2 "go.mongodb.org/mongo-driver/v2/mongo"
)

// MongoDB: a malformed id is 400, an unknown one 404.
func (s *server) mongoGet(w http.ResponseWriter, r *http.Request) {
	id, err := bson.ObjectIDFromHex(r.PathValue("id"))
	if err != nil {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	var b book
	err = s.books.FindOne(r.Context(), bson.M{"_id": id}).Decode(&b)
	if errors.Is(err, mongo2.ErrNoDocuments) {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, b)
}

// MongoDB, first driver: the same with its own types.
func (s *server) mongoOld(w http.ResponseWriter, r *http.Request) {
	id, err := primitive.ObjectIDFromHex(r.URL.Query().Get("id"))
	if err != nil {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	var b book
	if err := s.old.FindOne(r.Context(), primitive.M{"_id": id}).Decode(&b); err == mongo.ErrNoDocuments {
		http.Error(w, "no such book", http.StatusNotFound)
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	} else {
		write(w, http.StatusOK, b)
	}
}

// MongoDB: an index refuses a second one.
func (s *server) mongoCreate(w http.ResponseWriter, r *http.Request) {
	_, err := s.books.InsertOne(r.Context(), bson.M{"title": r.FormValue("title")})
	if mongo2.IsDuplicateKeyError(err) {
		http.Error(w, "we have that one", http.StatusConflict)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	_, err = s.old.InsertOne(r.Context(), primitive.M{"title": r.FormValue("title")})
	if err != nil && !mongo.IsDuplicateKeyError(err) { // that it is there already does no harm
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// MongoDB: the code of each write, where several go at once.
func (s *server) mongoUpdate(w http.ResponseWriter, r *http.Request) {
	_, err := s.notes.UpdateMany(r.Context(), primitive.M{}, primitive.M{"$set": primitive.M{"title": r.FormValue("title")}})
	var several mongo.WriteException
	if errors.As(err, &several) {
		for _, one := range several.WriteErrors {
			if one.Code == 11000 {
				http.Error(w, "we have that one", http.StatusConflict)
				return
			}
		}
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// MongoDB: the id is our own; that it does not parse is our mistake.
func (s *server) mongoNotes(w http.ResponseWriter, r *http.Request) {
	id, err := primitive.ObjectIDFromHex(os.Getenv("NOTES_ID"))
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := s.notes.DeleteOne(r.Context(), primitive.M{"_id": id}); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Redis: a key that is not there is 404; a lost connection is ours.
func (s *server) cached(w http.ResponseWriter, r *http.Request) {
	text, err := s.cache.Get(r.Context(), r.PathValue("key")).Result()
	if err == redis.Nil {
		http.Error(w, "no such key", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, text)
}

// Redis as a cache: what is not there is fetched.
func (s *server) throughCache(w http.ResponseWriter, r *http.Request) {
	text, err := s.cache.Get(r.Context(), "greeting").Result()
	if errors.Is(err, redis.Nil) {
		text, err = "hello", s.cache.Set(r.Context(), "greeting", "hello", 0).Err()
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, text)
}

// Files: what is not there is 404, what is there already 409.
func files(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if r.Method == http.MethodPut {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL, 0o600)
		if os.IsExist(err) {
			http.Error(w, "we have that one", http.StatusConflict)
			return
		}
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		f.Close()
		w.WriteHeader(http.StatusCreated)
		return
	}
	err := os.Remove(name)
	switch {
	case os.IsNotExist(err):
		http.NotFound(w, r)
	case errors.Is(err, fs.ErrPermission):
		http.Error(w, "read-only", http.StatusForbidden)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}
